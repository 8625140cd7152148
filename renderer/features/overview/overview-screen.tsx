import { LiveView } from '../../components/live-view.tsx'
import { useFigures } from '../../lib/figures.ts'
import { CarrierList } from './carrier-list.tsx'
import { CauseList } from './cause-list.tsx'
import { ChannelList } from './channel-list.tsx'
import { CutoffList } from './cutoff-list.tsx'
import { ExpectedOrders } from './expected-orders.tsx'
import { FirstLine } from './first-line.tsx'
import { Flow } from './flow.tsx'
import { OverviewSkeleton } from './overview-skeleton.tsx'
import { Results } from './results.tsx'
import { SiteList } from './site-list.tsx'
import './overview.css'
import { useWallKeys } from './use-wall-keys.ts'

/** The day on one page: what to do first, how the orders flow, and what stands in their way. */
export function OverviewScreen() {
  useWallKeys()
  const live = useFigures()
  return (
    <div className="screen overview">
      <LiveView live={live} skeleton={<OverviewSkeleton />}>
        {(figures) => (
          <>
            <FirstLine figures={figures} />
            <Flow figures={figures} />
            <div className="overview-columns">
              <div className="overview-stack">
                <SiteList sites={figures.sites} />
                <CarrierList carriers={figures.carriers} />
                <ExpectedOrders />
              </div>
              <div className="overview-stack">
                <CutoffList />
                <CauseList causes={figures.exceptions} />
                <ChannelList channels={figures.channels} />
              </div>
            </div>
            <Results figures={figures} />
          </>
        )}
      </LiveView>
    </div>
  )
}
