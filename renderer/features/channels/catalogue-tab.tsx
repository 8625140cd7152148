import { PackageSearch, RefreshCw, SearchX, Store } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type {
  CatalogueRow,
  CatalogueRun,
  SiteOfLocation,
} from '../../../shared/contract/channel-catalogue.ts'
import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { CATALOGUE_STANDINGS, TAKEN_FIELDS, type TakenField } from '../../../shared/domain/catalogue.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import type { Sort } from '../../components/data-table-row.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useRefreshWhile } from '../../lib/use-refresh-while.ts'
import { useSearchKey } from '../../lib/use-search-key.ts'
import { CatalogueApproval } from './catalogue-approval.tsx'
import { Differences, useCatalogueColumns } from './catalogue-columns.tsx'
import { CatalogueReading, CatalogueTaking } from './catalogue-progress.tsx'
import { useCatalogueChoices } from './use-catalogue-choices.ts'

const TOPICS = ['channels', 'stock'] as const
const VIEWS = ['all', ...CATALOGUE_STANDINGS] as const
type View = (typeof VIEWS)[number]
/** Polling interval while something is under way. */
const LOOK_MS = 800
const NONE: ReadonlySet<string> = new Set()
const NO_FIELDS: readonly TakenField[] = []
const rowId = (row: CatalogueRow) => row.itemId

/** What the shop sells beside ours, product by product, and one press to take what was chosen. */
export function CatalogueTab(props: { row: ChannelRow; why: string | null; whyManager: string | null }) {
  const { row, why, whyManager } = props
  const channelId = row.channel.id
  const texts = useMessages('channelCatalogue')
  const [view, setView] = useState<View>('all')
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<Sort>({ by: 'position', descending: false })
  const [cursor, setCursor] = useState<CatalogueRow | null>(null)
  const [selected, setSelected] = useState(NONE)
  const [fields, setFields] = useState(NO_FIELDS)
  /** null = as the shop's places seem to be. */
  const [chosenSites, setSites] = useState<readonly SiteOfLocation[] | null>(null)
  const { choices, choose, clear } = useCatalogueChoices()
  const searchInput = useSearchKey({ group: texts.group })
  const live = useLive(TOPICS, (client) => client.channels.catalogue({ channelId }), [channelId])
  const start = useCommand((client) => client.channels.readCatalogue)
  const run = live.data
  const sites = useMemo(() => chosenSites ?? seemingSites(run), [chosenSites, run])
  const choosing = useMemo(() => ({ choices, fields, choose }), [choices, fields, choose])
  const columns = useCatalogueColumns(choosing)
  const list = usePagedList<CatalogueRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) =>
      client.channels.catalogueItems({
        channelId,
        only: view,
        search,
        sort: sort.by === 'sku' || sort.by === 'units' ? sort.by : 'position',
        descending: sort.descending,
        sites: [...sites],
        offset,
        limit,
      }),
    key: [channelId, view, search, sort.by, sort.descending, JSON.stringify(sites)],
    held: selected.size > 0 || choices.size > 0,
  })

  const isBusy = run !== null && (run.isReading || isTaking(run))
  const { refresh } = live
  useRefreshWhile(isBusy, refresh, LOOK_MS)

  async function read() {
    if ((await start.run({ channelId })).kind !== 'done') return
    clear()
    setSelected(NONE)
    refresh()
  }
  const onSelected = (change: Parameters<typeof choose>[1]) => {
    choose(selected, change)
    setSelected(NONE)
  }

  useKeyCommands([
    {
      id: 'catalogue.read',
      label: texts.start,
      group: texts.group,
      footer: true,
      keys: ['r'],
      disabled: why,
      run: () => void read(),
    },
  ])

  const onCursor = useCallback((_: string | null, at: CatalogueRow | null) => setCursor(at), [])
  const isRead = run !== null && run.finishedAt !== null && !run.isReading
  return (
    <div className="channel-stock">
      <div className="channel-stock-head">
        <LiveView live={live} skeleton={<Skeleton width="80%" />}>
          {(data) => <CatalogueReading run={data} />}
        </LiveView>
        {run !== null && run.startedAt !== null && (
          <div className="channel-actions">
            <Button
              icon={RefreshCw}
              binding="r"
              why={why}
              busy={start.busy || run.isReading}
              onPress={() => void read()}
            >
              {texts.again}
            </Button>
          </div>
        )}
        {run !== null && (
          <CatalogueTaking channelId={channelId} run={run} why={whyManager} onUndo={refresh} />
        )}
        {isRead && run.taking === null && run.read > 0 && (
          <CatalogueApproval
            channelId={channelId}
            run={run}
            fields={fields}
            onFields={setFields}
            sites={sites}
            onSites={setSites}
            choices={choices}
            why={whyManager}
            onTaken={() => {
              clear()
              setSelected(NONE)
              refresh()
            }}
          />
        )}
        {isRead && run.read > 0 && (
          <div className="channel-tools">
            <Tabs
              label={texts.views}
              tabs={VIEWS.map((id) => ({
                id,
                label: texts.standings[id],
                count: id === 'all' ? null : run.counts[id],
              }))}
              value={view}
              onChange={setView}
            />
            <SearchBox label={texts.search} value={search} onChange={setSearch} inputRef={searchInput} />
          </div>
        )}
        {selected.size > 0 && (
          <div className="channel-actions" role="group" aria-label={texts.selected({ count: selected.size })}>
            <span className="unit">{texts.selected({ count: selected.size })}</span>
            <Button onPress={() => onSelected(() => ({ leave: false, fields: TAKEN_FIELDS }))}>
              {texts.takeTheirs}
            </Button>
            <Button onPress={() => onSelected(() => ({ leave: false, recount: true }))}>
              {texts.countAnew}
            </Button>
            <Button onPress={() => onSelected(() => ({ leave: true }))}>{texts.leave}</Button>
            <Button tone="quiet" onPress={() => onSelected(null)}>
              {texts.asRest}
            </Button>
          </div>
        )}
      </div>
      {isRead && run.read > 0 ? (
        <DataTable
          label={texts.list}
          list={list}
          rowId={rowId}
          columns={columns}
          cursorId={cursor?.itemId ?? null}
          onCursor={onCursor}
          onOpen={setCursor}
          selection={{ ids: selected, onChange: setSelected }}
          sort={{ current: sort, onChange: setSort }}
          empty={<EmptyState icon={SearchX} title={search === '' ? texts.emptyView : texts.emptySearch} />}
        />
      ) : (
        <NothingRead
          run={run}
          action={
            <Button
              tone="primary"
              icon={PackageSearch}
              why={why}
              busy={start.busy}
              onPress={() => void read()}
            >
              {texts.start}
            </Button>
          }
        />
      )}
      {isRead && cursor !== null && cursor.differences.length > 0 && (
        <section className="catalogue-details" aria-label={cursor.title}>
          <Differences row={cursor} choosing={choosing} most={cursor.differences.length} />
        </section>
      )}
    </div>
  )
}

function isTaking({ taking }: CatalogueRun): boolean {
  return taking !== null && (taking.endedAt === null || taking.undo?.endedAt === null)
}

function seemingSites(run: CatalogueRun | null): SiteOfLocation[] {
  return (run?.places ?? []).flatMap(({ locationId, siteId }) =>
    siteId === null ? [] : [{ locationId, siteId }],
  )
}

function NothingRead({ run, action }: { run: CatalogueRun | null; action: ReactNode }) {
  const texts = useMessages('channelCatalogue')
  if (run?.startedAt === null && !run.isReading)
    return (
      <EmptyState icon={PackageSearch} title={texts.never} action={action}>
        {texts.neverText}
      </EmptyState>
    )
  if (run === null || run.finishedAt === null || run.isReading) return null
  return (
    <EmptyState icon={Store} title={texts.empty}>
      {texts.emptyText}
    </EmptyState>
  )
}
