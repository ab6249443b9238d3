export function SitingPanel() {
  return <aside className="siting-panel" />;
}
