import { ArrowRight, CircleCheck, Gift, OctagonX, ScanBarcode, ShoppingBag } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { PackTask } from '../../../shared/contract/packing.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { HandOver } from '../../components/hand-over.tsx'
import { LabelSupplyLine } from '../../components/label-supply.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames } from '../../lib/catalog.ts'
import type { Live } from '../../lib/live.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { LabelWords } from './label-notes.tsx'
import { hasWishes } from './wishes.tsx'
import './waiting.css'

const SHOWN = 8

/** No order is open: the invitation to scan one, and what is to be packed next. */
export function Waiting(props: {
  queue: Live<readonly PackTask[]> & { refresh(): void }
  siteId: string
  printerId: string
  timeZone: string
  onTake: (task: PackTask) => void
  onNext: () => void
}) {
  const texts = useMessages('packing')
  return (
    <div className="pack-body">
      <section className="pack-main pack-invite">
        <ScanBarcode size={120} aria-hidden />
        <h1 className="pack-huge">{texts.scanTitle}</h1>
        <p className="pack-large">{texts.scanText}</p>
        {props.queue.data !== null && props.queue.data.length > 0 && (
          <Button tone="primary" size="station" icon={ArrowRight} binding="Enter" onPress={props.onNext}>
            {texts.takeNext}
          </Button>
        )}
      </section>
      <section className="pack-side">
        <LabelSupplyLine siteId={props.siteId} />
        <div className="pack-side-queue">
          <LiveView live={props.queue} skeleton={<QueueSkeleton />}>
            {(tasks) => <Queue tasks={tasks} timeZone={props.timeZone} onTake={props.onTake} />}
          </LiveView>
        </div>
        <div className="pack-side-hand-over">
          <HandOver siteId={props.siteId} printerId={props.printerId} />
        </div>
      </section>
    </div>
  )
}

function QueueSkeleton() {
  return (
    <ul className="pack-queue">
      {Array.from({ length: SHOWN }, (_, row) => (
        <li key={row} className="pack-queue-row">
          <Skeleton width="100%" height={40} />
        </li>
      ))}
    </ul>
  )
}

function Queue(props: { tasks: readonly PackTask[]; timeZone: string; onTake: (task: PackTask) => void }) {
  const { tasks } = props
  const texts = useMessages('packing')
  if (tasks.length === 0)
    return (
      <EmptyState icon={CircleCheck} tone="done" title={texts.queueEmptyTitle}>
        {texts.queueEmptyText}
      </EmptyState>
    )
  return (
    <>
      <h2 className="pack-side-title">{texts.queue({ count: tasks.length })}</h2>
      <ul className="pack-queue">
        {tasks.slice(0, SHOWN).map((task) => (
          <QueueRow key={task.fulfillment.id} task={task} timeZone={props.timeZone} onTake={props.onTake} />
        ))}
      </ul>
      {tasks.length > SHOWN && (
        <p className="pack-more">{texts.queueMore({ count: tasks.length - SHOWN })}</p>
      )}
    </>
  )
}

function QueueRow(props: { task: PackTask; timeZone: string; onTake: (task: PackTask) => void }) {
  const { task } = props
  const texts = useMessages('packing')
  const collection = useMessages('collection')
  const format = useFormat()
  const names = useNames()
  const now = useNow(10_000)
  const { fulfillment } = task
  const left = fulfillment.promise.shipBy - now
  const units = fulfillment.allocations.reduce((sum, { quantity }) => sum + quantity, 0)
  const tone = left < 0 ? 'blocked' : left < HOUR_MS ? 'risk' : 'neutral'
  return (
    <li>
      <AriaButton className="pack-queue-row" onPress={() => props.onTake(task)}>
        <span className="pack-queue-main">
          <span className="mono pack-queue-reference">{task.reference}</span>
          <span className="pack-queue-detail">
            {names.channel(task.channelId)} · {texts.units({ count: units })} ·{' '}
            {names.service(fulfillment.carrierId, fulfillment.serviceId)}
          </span>
          {task.collected !== null && (
            <StatusBadge tone="accent" icon={ShoppingBag} label={collection.badge} />
          )}
          {hasWishes(task) && <StatusBadge tone="accent" icon={Gift} label={texts.wishes} />}
          <LabelWords task={task} />
          {task.stop !== null && (
            <StatusBadge tone="blocked" icon={OctagonX} label={texts.stop.titles[task.stop.kind]} />
          )}
        </span>
        <span className={`pack-queue-due tone-${tone}`}>
          <span className="pack-queue-time">{format.countdown(left)}</span>
          <span className="pack-queue-detail">
            {left < 0 ? texts.late : format.time(fulfillment.promise.shipBy, props.timeZone)}
          </span>
        </span>
      </AriaButton>
    </li>
  )
}
