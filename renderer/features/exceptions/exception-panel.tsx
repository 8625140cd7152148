import { ArrowUpRight, BellOff, BellRing, CircleCheck, UserRound, UserRoundX } from 'lucide-react'
import { Link } from 'wouter'
import type { ExceptionRow, Resolution } from '../../../shared/contract/exceptions.ts'
import { type ExpectedReceipt, receiptKey } from '../../../shared/domain/expected-receipt.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { DueTime } from '../../components/due-time.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Panel, PanelSection } from '../../components/panel.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { VERB_KEYS, VERB_OF } from '../../lib/verb-keys.ts'
import { ExceptionOrder } from './exception-order.tsx'
import { useHowSettled } from './use-how-settled.ts'
import type { Resolve } from './use-resolve.ts'

const TOPICS = ['exceptions', 'orders', 'stock', 'carriers'] as const

interface Props {
  exceptionId: string
  resolve: Resolve
  onAssign: (row: ExceptionRow) => void
  onSnooze: (row: ExceptionRow) => void
  onClose: () => void
}

/** One exception: what and why, the ways out with their effect, the order, what happened so far. */
export function ExceptionPanel(props: Props) {
  const texts = useMessages('exceptionQueue')
  const howSettled = useHowSettled()
  const { exceptionId } = props
  const live = useLive(TOPICS, (client) => client.exceptions.get({ exceptionId }), [exceptionId])
  const row = live.data?.row
  const title = row ? (row.order?.reference ?? <Reason row={row} />) : <Skeleton width="120px" />
  return (
    <Panel
      title={title}
      subtitle={row?.order ? `${row.order.customer}, ${row.order.country}` : undefined}
      closeLabel={texts.close}
      onClose={props.onClose}
    >
      <LiveView live={live} skeleton={<PanelSkeleton />}>
        {(data) => (
          <>
            <PanelSection title={texts.what}>
              <What row={data.row} />
              <Expected receipts={data.expected} />
            </PanelSection>
            <PanelSection title={texts.actions}>
              {data.row.record.state === 'closed' ? (
                <StatusBadge tone="done" icon={CircleCheck} label={howSettled(data.row.record.closedBy)} />
              ) : (
                <Resolutions {...props} row={data.row} resolutions={data.resolutions} />
              )}
            </PanelSection>
            {data.row.record.orderId !== null && <ExceptionOrder orderId={data.row.record.orderId} />}
          </>
        )}
      </LiveView>
    </Panel>
  )
}

function Reason({ row }: { row: ExceptionRow }) {
  return useMessages('words').reasons[row.record.cause.reason]
}

function What({ row }: { row: ExceptionRow }) {
  const texts = useMessages('exceptionQueue')
  const inWords = useSay()
  const format = useFormat()
  const timeZone = useTimeZone()
  const { record } = row
  return (
    <>
      <p className="what-sentence">{inWords(row.sentence)}</p>
      <p className="what-facts">
        <DueTime dueAt={record.dueAt} />
        <span className="unit">
          <Instant at={record.openedAt} timeZone={timeZone} />
        </span>
        {record.regressions > 0 && <span className="unit">{texts.again({ count: record.regressions })}</span>}
        {record.snoozedUntil !== null && record.state === 'snoozed' && (
          <span className="unit">
            {texts.snoozedUntil({ time: format.time(record.snoozedUntil, timeZone) })}
          </span>
        )}
        {row.order !== null && record.orderId !== null && (
          <Link href={screenPath('orders', record.orderId)} className="what-link">
            {texts.openOrder}
            <ArrowUpRight size={14} aria-hidden />
          </Link>
        )}
        {record.cause.reason === 'no-exchange-rate' && (
          <Link href={screenPath('settings', 'exchange-rates')} className="what-link">
            {texts.openRates}
            <ArrowUpRight size={14} aria-hidden />
          </Link>
        )}
        {record.orderId === null && 'channelId' in record.cause && (
          <Link href={channelPath(record.cause)} className="what-link">
            {texts.openChannel}
            <ArrowUpRight size={14} aria-hidden />
          </Link>
        )}
      </p>
    </>
  )
}

const RECEIPTS_SHOWN = 3

/** Goods that end the shortage when they come. */
function Expected({ receipts }: { receipts: readonly ExpectedReceipt[] }) {
  const texts = useMessages('exceptionQueue')
  const names = useNames()
  const format = useFormat()
  return receipts.slice(0, RECEIPTS_SHOWN).map((receipt) => (
    <p key={receiptKey(receipt)} className="what-expected">
      {texts.expected({
        units: receipt.quantity,
        sku: receipt.sku,
        site: names.site(receipt.siteId),
        day: format.day(receipt.on),
      })}
      {receipt.reference !== '' && <span className="unit"> {receipt.reference}</span>}
    </p>
  ))
}

/** Where what is wrong with the whole channel is put right. */
function channelPath(cause: { reason: string; channelId: string }): string {
  const tab =
    cause.reason === 'unmapped-skus'
      ? 'mapping'
      : cause.reason === 'unknown-method'
        ? 'methods'
        : cause.reason === 'unknown-states'
          ? 'states'
          : cause.reason === 'stock-differs'
            ? 'stock'
            : 'inbox'
  const path = screenPath('channels', cause.channelId)
  return cause.reason === 'channel-auth' ? path : `${path}?tab=${tab}`
}

/** The ways out with the keys of their verbs; the suggested one, when there is one, stands out. */
function Resolutions(props: Props & { row: ExceptionRow; resolutions: readonly Resolution[] }) {
  const { row, resolutions, resolve } = props
  const texts = useMessages('exceptionQueue')
  const inWords = useSay()
  const { role, actor, canAsk } = useSession()
  const whyNot = (resolution: Resolution) => {
    if (resolution.disabled !== null) return inWords(resolution.disabled)
    return canAsk || roleAllows(role, resolution.needsRole)
      ? null
      : texts.needsRole({ role: texts.roles[resolution.needsRole] })
  }
  const suggested = resolutions.findIndex(
    (resolution) => resolution.code === row.suggestion?.code && whyNot(resolution) === null,
  )

  const isMine = row.record.owner === actor
  return (
    <>
      <ol className="resolutions">
        {resolutions.map((resolution, index) => (
          <li key={`${resolution.code}/${resolution.choice ?? ''}`} className="resolution">
            <Button
              tone={
                index === suggested ? 'primary' : VERB_OF[resolution.code] === 'cancel' ? 'danger' : 'normal'
              }
              busy={resolve.busy}
              why={whyNot(resolution)}
              {...(isFirstOf(resolutions, index) ? { binding: VERB_KEYS[VERB_OF[resolution.code]] } : {})}
              onPress={() => resolve.start(row, resolution)}
            >
              {inWords(resolution.label)}
            </Button>
            <span className="resolution-effect">{whyNot(resolution) ?? inWords(resolution.effect)}</span>
          </li>
        ))}
      </ol>
      <div className="panel-tools">
        <Button
          tone="quiet"
          icon={isMine ? UserRoundX : UserRound}
          binding={VERB_KEYS.assign}
          onPress={() => props.onAssign(row)}
        >
          {isMine ? texts.unassign : texts.assignMe}
        </Button>
        <Button
          tone="quiet"
          icon={row.record.state === 'snoozed' ? BellRing : BellOff}
          binding={VERB_KEYS.snooze}
          onPress={() => props.onSnooze(row)}
        >
          {row.record.state === 'snoozed' ? texts.wake : texts.snooze}
        </Button>
      </div>
    </>
  )
}

/** Of several services or sites, the key is shown once: it asks which. */
function isFirstOf(resolutions: readonly Resolution[], index: number): boolean {
  return resolutions.findIndex(({ code }) => code === resolutions[index]?.code) === index
}

function PanelSkeleton() {
  const texts = useMessages('exceptionQueue')
  return (
    <>
      <PanelSection title={texts.what}>
        <Skeleton width="90%" />
        <Skeleton width="50%" />
      </PanelSection>
      <PanelSection title={texts.actions}>
        <Skeleton width="100%" height={32} />
        <Skeleton width="100%" height={32} />
        <Skeleton width="100%" height={32} />
      </PanelSection>
    </>
  )
}
