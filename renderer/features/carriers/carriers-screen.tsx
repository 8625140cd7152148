import { CirclePause, Truck } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { HandOver } from '../../components/hand-over.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Switch } from '../../components/switch.tsx'
import { useRowCursor } from '../../components/use-row-cursor.ts'
import { useNames } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { AccountsSection } from './accounts-section.tsx'
import { CarrierPanel } from './carrier-panel.tsx'
import './carriers.css'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { CarriersHeading } from './carriers-heading.tsx'
import { ServiceTable } from './service-table.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'
import { SuspensionList, useResume } from './suspension-list.tsx'

const TOPICS = ['carriers', 'orders', 'settings', 'printing'] as const

/** Who takes parcels today, how full they are, and one switch to stop and start each. */
export function CarriersScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('carriers')
  const verbs = useMessages('verbs')
  const [, navigate] = useLocation()
  const role = useSession((session) => session.role)
  // Together, so that nothing moves when the second of them is there.
  const live = useLive(TOPICS, async (client) => {
    const [list, accounts] = await Promise.all([client.carriers.list({}), client.carriers.accounts({})])
    return { carriers: list, accounts }
  })
  const [suspending, setSuspending] = useState<string | null>(null)
  const resume = useResume()
  const rows = live.data?.carriers ?? []
  const why = roleAllows(role, 'lead') ? null : texts.needsLead

  const open = useCallback(
    (id: string | null) => navigate(screenPath('carriers', id), { replace: true }),
    [navigate],
  )
  const cursor = useRowCursor(
    rows.map((row) => row.carrierId),
    open,
  )
  const opened = rows.find((row) => row.carrierId === openId) ?? null

  function flip(row: CarrierRow) {
    const whole = row.suspensions.filter((suspension) => suspension.serviceId === null)
    if (whole.length === 0) setSuspending(row.carrierId)
    else for (const suspension of whole) void resume.run(suspension)
  }

  const { group } = texts
  useKeyCommands([
    {
      id: 'carrier.suspend',
      label: texts.suspendKey,
      group,
      footer: true,
      keys: ['s'],
      disabled: why,
      run: () => {
        // The one whose details are open, else the one pointed at.
        const row = opened ?? rows.find((each) => each.carrierId === cursor.id)
        if (row) flip(row)
        else setSuspending(rows[0]?.carrierId ?? null)
      },
    },
    {
      id: 'list.leave',
      label: verbs.close,
      group,
      quiet: true,
      keys: ['Escape'],
      run: () => (openId === null ? cursor.point(null) : open(null)),
    },
  ])

  return (
    <div className="screen-list">
      <div className="screen carriers">
        <CarriersHeading rows={live.data?.carriers ?? null} />
        <LiveView live={live} skeleton={<CarriersSkeleton />}>
          {({ carriers: all, accounts }) =>
            all.length === 0 ? (
              <EmptyState icon={Truck} title={texts.emptyTitle}>
                {texts.emptyText}
              </EmptyState>
            ) : (
              <>
                <HandOver siteId={null} printerId={null} />
                <AccountsSection carriers={all} rows={accounts} />
                {all.map((row) => (
                  <Carrier
                    key={row.carrierId}
                    row={row}
                    isCursor={row.carrierId === cursor.id || row.carrierId === openId}
                    why={why}
                    onPoint={() => cursor.point(row.carrierId)}
                    onOpen={() => open(row.carrierId)}
                    onFlip={() => flip(row)}
                  />
                ))}
              </>
            )
          }
        </LiveView>
      </div>
      {opened !== null && (
        <PanelBoundary id={opened.carrierId} onClose={() => open(null)}>
          <CarrierPanel
            row={opened}
            why={roleAllows(role, 'manager') ? null : texts.needsManager}
            onClose={() => open(null)}
          />
        </PanelBoundary>
      )}
      <SuspendDialog
        row={rows.find((row) => row.carrierId === suspending) ?? null}
        rows={rows}
        onClose={() => setSuspending(null)}
      />
    </div>
  )
}

function Carrier(props: {
  row: CarrierRow
  isCursor: boolean
  why: string | null
  onPoint: () => void
  onOpen: () => void
  onFlip: () => void
}) {
  const { row, why } = props
  const texts = useMessages('carriers')
  const names = useNames()
  const name = names.carrier(row.carrierId)
  const isStopped = row.suspensions.some(({ serviceId, zones }) => serviceId === null && zones.length === 0)
  const isPartly = !isStopped && row.suspensions.length > 0
  const isOff = row.suspensions.some(({ serviceId }) => serviceId === null)
  return (
    <section className={`carrier ${props.isCursor ? 'carrier-cursor' : ''}`} onClick={props.onPoint}>
      <header className="carrier-head">
        <h2 className="carrier-name">{name}</h2>
        {isStopped && <StatusBadge tone="blocked" icon={CirclePause} label={texts.stopped} isFilled />}
        {isPartly && <StatusBadge tone="risk" icon={CirclePause} label={texts.partly} isFilled />}
        <span className="carrier-space" />
        <Button tone="quiet" onPress={props.onOpen}>
          {texts.details}
        </Button>
        <span title={why ?? undefined}>
          <Switch
            label={texts.takes({ carrier: name })}
            isOn={!isOff}
            onChange={props.onFlip}
            isDisabled={why !== null}
          />
        </span>
      </header>
      {row.suspensions.length > 0 && <SuspensionList suspensions={row.suspensions} why={why} />}
      <ServiceTable label={name} services={row.services} />
    </section>
  )
}

const BLOCKS = [196, 148, 112, 112, 148]

function CarriersSkeleton() {
  return BLOCKS.map((height, index) => (
    <section key={index} className="carrier">
      <Skeleton width="100%" height={height} />
    </section>
  ))
}
