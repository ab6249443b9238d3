import { SITE_STATUSES } from '../../../domain/site-status.ts';
import { SiteIcon } from '../../map/SiteIcon.tsx';
import { useText } from '../../text/use-text.ts';

/** What the fill of a site means. */
export function StatusKey() {
  const text = useText().shell;
  return (
    <p className="status-key" title={text.layers.statusKey}>
      {SITE_STATUSES.map((status) => (
        <span key={status}>
          <SiteIcon shape="triangle-up" status={status} />
          {text.siteStatus[status]}
        </span>
      ))}
      <span>
        <SiteIcon shape="triangle-up" status="untreated" overdue />
        {text.layers.overdue}
      </span>
    </p>
  );
}
