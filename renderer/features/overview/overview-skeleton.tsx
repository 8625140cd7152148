import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { Skeleton } from '../../components/skeleton.tsx'

const COLUMNS = ['sites', 'causes', 'carriers', 'channels']
const ROWS = ['80%', '64%', '72%', '58%']

/** The layout of the overview, in grey. */
export function OverviewSkeleton() {
  return (
    <>
      <SentenceHeading>{null}</SentenceHeading>
      <div className="overview-flow">
        <Skeleton width="100%" height={52} />
      </div>
      <div className="overview-columns">
        {COLUMNS.map((column) => (
          <div key={column} className="overview-section">
            <h2 className="overview-title">
              <Skeleton width="96px" />
            </h2>
            {ROWS.map((width) => (
              <div key={width} className="overview-row">
                <Skeleton width={width} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}
