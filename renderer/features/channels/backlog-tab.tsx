import { CircleCheck, RefreshCw, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { BacklogRow } from '../../../shared/contract/channel-backlog.ts'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { TableColumn } from '../../components/data-table-row.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Field } from '../../components/field.tsx'
import { Instant } from '../../components/instant.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { WritesNotice } from './writes-notice.tsx'

const TOPICS = ['channels', 'orders', 'stock'] as const
const NONE: ReadonlySet<string> = new Set()
const SHORTEST_REASON = 3
const rowId = (row: BacklogRow) => row.id

/** What waits to leave for the channel, in words; tried now, or given up with a reason. */
export function BacklogTab({ row, why }: { row: ChannelRow; why: string | null }) {
  const channelId = row.channel.id
  const texts = useMessages('channelBacklog')
  const say = useToasts((toasts) => toasts.say)
  const [cursorId, setCursorId] = useState<string | null>(null)
  const [selected, setSelected] = useState(NONE)
  const [givingUp, setGivingUp] = useState<readonly string[] | null>(null)
  const retry = useCommand((client) => client.channels.retryPushes)
  const columns = useBacklogColumns()
  const list = usePagedList<BacklogRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) => client.channels.backlog({ channelId, offset, limit }),
    key: [channelId],
    held: selected.size > 0,
  })
  const whySome = why ?? (selected.size === 0 ? texts.selectFirst : null)

  async function tryNow() {
    const ids = selected.size === 0 ? null : [...selected]
    const outcome = await retry.run({ channelId, ids })
    if (outcome.kind !== 'done') return
    setSelected(NONE)
    say('neutral', texts.retried({ count: outcome.value.count }))
  }
  const askGiveUp = () => setGivingUp([...selected])

  const { group } = texts
  useKeyCommands([
    {
      id: 'backlog.retry',
      label: texts.retry,
      group,
      footer: true,
      keys: ['t'],
      disabled: why,
      run: () => void tryNow(),
    },
    { id: 'backlog.give-up', label: texts.giveUp, group, keys: ['g'], disabled: whySome, run: askGiveUp },
  ])
  const onCursor = useCallback((id: string | null) => setCursorId(id), [])

  return (
    <div className="channel-stock">
      <div className="channel-stock-head">
        <WritesNotice row={row}>{null}</WritesNotice>
        {list.total > 0 && <p className="channel-words">{texts.waits({ count: list.total })}</p>}
        <div className="channel-actions">
          <Button
            icon={RefreshCw}
            binding="t"
            why={why ?? (list.total === 0 ? texts.none : null)}
            busy={retry.busy}
            onPress={() => void tryNow()}
          >
            {selected.size === 0 ? texts.retryAll : texts.retry}
          </Button>
          <Button icon={Trash2} binding="g" why={whySome} onPress={askGiveUp}>
            {texts.giveUp}
          </Button>
        </div>
      </div>
      <DataTable
        label={texts.list}
        list={list}
        rowId={rowId}
        columns={columns}
        cursorId={cursorId}
        onCursor={onCursor}
        onOpen={(row) => onCursor(row.id)}
        selection={{ ids: selected, onChange: setSelected }}
        empty={<EmptyState icon={CircleCheck} tone="done" title={texts.none} />}
      />
      {givingUp !== null && (
        <GiveUpDialog
          channelId={channelId}
          ids={givingUp}
          onClose={() => {
            setGivingUp(null)
            setSelected(NONE)
          }}
        />
      )}
    </div>
  )
}

function useBacklogColumns(): readonly TableColumn<BacklogRow>[] {
  const texts = useMessages('channelBacklog')
  return useMemo(
    () => [
      { id: 'what', header: texts.what, width: 'minmax(170px, 1fr)', cell: (row) => <What row={row} /> },
      { id: 'since', header: texts.since, width: '96px', cell: Since },
      { id: 'tries', header: texts.tries, width: '52px', align: 'end', cell: (row) => <Tries row={row} /> },
      { id: 'next', header: texts.next, width: '96px', cell: (row) => <Next row={row} /> },
      {
        id: 'problem',
        header: texts.problem,
        width: 'minmax(160px, 1.2fr)',
        cell: (row) => <Problem row={row} />,
      },
    ],
    [texts],
  )
}

function What({ row }: { row: BacklogRow }) {
  const { kinds, unknownOrder } = useMessages('channelBacklog')
  const format = useFormat()
  if (row.kind === 'stock')
    return kinds.stock({ sku: row.stock?.channelSku ?? '', units: format.integer(row.stock?.available ?? 0) })
  return kinds[row.kind]({ order: row.reference ?? unknownOrder })
}

const Since = (row: BacklogRow) => <SinceInstant at={row.createdAt} />

function SinceInstant({ at }: { at: number }) {
  return <Instant at={at} timeZone={useTimeZone()} />
}

function Tries({ row }: { row: BacklogRow }) {
  return useFormat().integer(row.attempts)
}

function Problem({ row: { problem } }: { row: BacklogRow }) {
  const say = useSay()
  const words = problem === null ? '' : say(problem)
  return (
    <span className="unit" title={words}>
      {words}
    </span>
  )
}

function Next({ row }: { row: BacklogRow }) {
  const texts = useMessages('channelBacklog')
  const format = useFormat()
  const now = useNow()
  if (row.state === 'sending') return texts.sending
  return row.notBefore <= now ? texts.now : format.relative(row.notBefore, now)
}

function GiveUpDialog(props: { channelId: string; ids: readonly string[]; onClose: () => void }) {
  const { channelId, ids } = props
  const texts = useMessages('channelBacklog')
  const say = useToasts((toasts) => toasts.say)
  const giveUp = useCommand((client) => client.channels.giveUpPushes)
  const [reason, setReason] = useState('')

  async function go() {
    const outcome = await giveUp.run({ channelId, ids: [...ids], reason: reason.trim() })
    if (outcome.kind === 'done') say('neutral', texts.gaveUp({ count: outcome.value.count }))
    props.onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={props.onClose}
      title={texts.giveUpTitle({ count: ids.length })}
      verb={texts.giveUp}
      tone="danger"
      busy={giveUp.busy}
      why={reason.trim().length < SHORTEST_REASON ? texts.reasonShort : null}
      onGo={() => void go()}
    >
      <p>{texts.giveUpText}</p>
      <Field label={texts.reason} value={reason} onChange={setReason} autoFocus />
    </AskDialog>
  )
}
