export function MeetingPanel() {
  return <section className="meeting-panel" />;
}
