import { CircleCheck, ClipboardCopy, FileDown, Scale, SearchX, Send } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { ReconciledRow, ReconciliationRun } from '../../../shared/contract/channel-stock.ts'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Sort } from '../../components/data-table-row.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import { useNow } from '../../lib/use-now.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'
import { useSearchKey } from '../../lib/use-search-key.ts'
import { ApproveWrites } from './approve-writes.tsx'
import { useStockColumns } from './stock-columns.tsx'

const TOPICS = ['channels'] as const
const SORTS = ['sku', 'ours', 'theirs', 'difference'] as const
/** While it runs its progress is asked for. */
const LOOK_MS = 800
const NONE: ReadonlySet<string> = new Set()
const rowId = (row: ReconciledRow) => row.channelSku

/** What the channel shows beside what we say, SKU by SKU, and one press to put it right. */
export function StockTab(props: { row: ChannelRow; why: string | null; whyManager: string | null }) {
  const { row, why, whyManager } = props
  const channelId = row.channel.id
  const texts = useMessages('channelStock')
  const say = useToasts((toasts) => toasts.say)
  const [only, setOnly] = useState<'differences' | 'all'>('differences')
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<Sort>({ by: 'difference', descending: true })
  const [cursorId, setCursorId] = useState<string | null>(null)
  const [selected, setSelected] = useState(NONE)
  const searchInput = useSearchKey({ group: texts.group })
  const run = useLive(TOPICS, (client) => client.channels.reconciliation({ channelId }), [channelId])
  const start = useCommand((client) => client.channels.reconcile)
  const repair = useCommand((client) => client.channels.repair)
  const columns = useStockColumns()
  const filter = {
    channelId,
    only,
    search,
    sort: SORTS.find((each) => each === sort.by) ?? 'difference',
    descending: sort.descending,
  }
  const list = usePagedList<ReconciledRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) => client.channels.reconciled({ ...filter, offset, limit }),
    key: [channelId, only, search, sort.by, sort.descending],
    held: selected.size > 0,
  })

  const isRunning = run.data !== null && run.data.progress !== null
  const { refresh } = run
  useRefreshWhile(isRunning, refresh, LOOK_MS)

  async function compare() {
    const outcome = await start.run({ channelId })
    if (outcome.kind === 'done') refresh()
  }
  async function sendOurs() {
    const channelSkus = selected.size === 0 ? null : [...selected]
    const outcome = await repair.run({ channelId, channelSkus })
    if (outcome.kind !== 'done') return
    setSelected(NONE)
    say('done', texts.repaired({ count: outcome.value.sent }))
  }
  async function csv(): Promise<string> {
    return (await connection.client.channels.reconciledCsv(filter)).csv
  }
  async function copy() {
    const text = await csv()
    await navigator.clipboard.writeText(text)
    say('neutral', texts.copied({ rows: text.trim().split('\n').length - 1 }))
  }
  async function download() {
    saveFile(`stock-${channelId}.csv`, 'text/csv', await csv())
  }

  const differs = (run.data?.differences ?? 0) > 0
  const { needsApproval } = useMessages('channelWrites')
  const mayWrite = row.writes.kind === 'approved'
  const whyRepair = why ?? (mayWrite ? (differs ? null : texts.nothingToRepair) : needsApproval)
  const { group } = texts
  useKeyCommands([
    {
      id: 'stock.compare',
      label: texts.start,
      group,
      footer: true,
      keys: ['c'],
      disabled: why,
      run: () => void compare(),
    },
    {
      id: 'stock.repair',
      label: texts.repairAll,
      group,
      footer: true,
      keys: ['e'],
      disabled: whyRepair,
      run: () => void sendOurs(),
    },
  ])
  const onCursor = useCallback((id: string | null) => setCursorId(id), [])

  return (
    <div className="channel-stock">
      <div className="channel-stock-head">
        <ApproveWrites row={row} run={run.data} why={whyManager} />
        <LiveView live={run} skeleton={<Skeleton width="80%" />}>
          {(data) => <Summary run={data} />}
        </LiveView>
        <div className="channel-actions">
          <Button
            icon={Scale}
            binding="c"
            why={why}
            busy={start.busy || isRunning}
            onPress={() => void compare()}
          >
            {texts.start}
          </Button>
          <Button
            icon={Send}
            tone={mayWrite && ((run.data?.unexplained ?? 0) > 0 || selected.size > 0) ? 'primary' : 'normal'}
            binding="e"
            why={whyRepair}
            busy={repair.busy}
            onPress={() => void sendOurs()}
          >
            {selected.size === 0 ? texts.repairAll : texts.repairSome({ count: selected.size })}
          </Button>
          <Button tone="quiet" icon={ClipboardCopy} onPress={() => void copy()}>
            {texts.copy}
          </Button>
          <Button tone="quiet" icon={FileDown} onPress={() => void download()}>
            {texts.csv}
          </Button>
        </div>
        <div className="channel-tools">
          <Tabs
            label={texts.views}
            tabs={[
              { id: 'differences', label: texts.differencesOnly, count: run.data?.differences ?? null },
              { id: 'all', label: texts.all, count: null },
            ]}
            value={only}
            onChange={setOnly}
          />
          <SearchBox label={texts.search} value={search} onChange={setSearch} inputRef={searchInput} />
        </div>
      </div>
      <DataTable
        label={texts.list}
        list={list}
        rowId={rowId}
        columns={columns}
        cursorId={cursorId}
        onCursor={onCursor}
        onOpen={(row) => onCursor(row.channelSku)}
        selection={{ ids: selected, onChange: setSelected }}
        sort={{ current: sort, onChange: setSort }}
        empty={<NoRows search={search} run={run.data} />}
      />
    </div>
  )
}

function Summary({ run }: { run: ReconciliationRun }) {
  const texts = useMessages('channelStock')
  const say = useSay()
  const format = useFormat()
  const now = useNow(10_000)
  const { separator } = useMessages('lists')
  const { progress, startedAt, finishedAt, problem, skus, differences, unexplained } = run
  if (progress !== null)
    return (
      <p className="channel-words" role="status">
        {progress.of === 0
          ? texts.starting
          : texts.running({ done: format.integer(progress.done), of: format.integer(progress.of) })}
        <progress className="channel-progress" value={progress.done} max={Math.max(1, progress.of)} />
      </p>
    )
  if (startedAt === null) return null
  const when = format.since(finishedAt ?? startedAt, now)
  return (
    <p className="channel-words">
      {problem !== null && `${texts.problem({ problem: say(problem) })} `}
      {problem !== null && skus === 0
        ? null
        : differences === 0
          ? texts.same({ when, skus })
          : `${texts.differs({ when, differences, skus: format.integer(skus) })}${separator}${texts.unexplained({ count: unexplained })}`}
      {run.orders !== null && <Orders orders={run.orders} />}
    </p>
  )
}

const NAMED = 5

function Orders({ orders }: { orders: NonNullable<ReconciliationRun['orders']> }) {
  const texts = useMessages('channelStock')
  const format = useFormat()
  const { missingHere, missingThere } = orders
  return (
    <span className="unit">
      {' '}
      {missingHere.length === 0 && missingThere.length === 0 && texts.ordersSame}
      {missingHere.length > 0 && `${texts.missingHere({ count: missingHere.length })} `}
      {missingThere.length > 0 &&
        texts.missingThere({ references: format.list(missingThere.slice(0, NAMED)) })}
    </span>
  )
}

function NoRows({ search, run }: { search: string; run: ReconciliationRun | null }) {
  const texts = useMessages('channelStock')
  if (search !== '') return <EmptyState icon={SearchX} title={texts.emptySearch} />
  if (run === null || run.startedAt === null) return <EmptyState icon={Scale} title={texts.never} />
  return (
    <EmptyState icon={CircleCheck} tone="done" title={texts.emptyDifferences}>
      {texts.emptyDifferencesText}
    </EmptyState>
  )
}
