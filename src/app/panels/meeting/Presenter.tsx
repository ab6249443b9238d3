export function Presenter() {
  return <section className="presenter" />;
}
