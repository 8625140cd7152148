import { PackageOpen } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { PARCEL_AGE_IDS, type ParcelRow } from '../../../shared/contract/parcels.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { CarrierFilter } from '../../components/carrier-filter.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ListViewsMenu } from '../../components/list-views.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Select } from '../../components/select.tsx'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { SiteFilter } from '../../components/site-filter.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useListViews } from '../../components/use-list-views.ts'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useListScreen } from '../../lib/use-list-screen.ts'
import { useLive } from '../../lib/use-live.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useParcelFile } from '../../lib/use-parcel-file.ts'
import { ClaimDialog } from './claim-dialog.tsx'
import { useParcelColumns } from './parcel-columns.tsx'
import {
  hasParcelFilter,
  NO_PARCEL_FILTER,
  PARCEL_TAB_IDS,
  PARCEL_TABS,
  type ParcelFilter,
  parcelFilterOf,
  tabCounts,
  withParcelFilter,
} from './parcel-filter.ts'
import './parcels.css'

const TOPICS = ['orders'] as const
const ANY = '*' as const
const rowId = ({ track }: ParcelRow) => `${track.accountId}/${track.trackingNumber}`

/** Every parcel that has left, by what its carrier tells of it; a row opens its order. */
export function ParcelsScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('parcels')
  const [, navigate] = useLocation()
  const screen = useListScreen({ area: 'parcels', openId, group: texts.group, firstSort: '-handed-over' })
  const { show, sort, setSort } = screen
  const filter = parcelFilterOf(screen.params)
  const { states, isGivenUp } = PARCEL_TABS[filter.tab]
  const list = usePagedList<ParcelRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) =>
      client.parcels.list({
        offset,
        limit,
        search: filter.search,
        states: [...states],
        carrierIds: filter.carrierId === null ? [] : [filter.carrierId],
        siteIds: filter.siteId === null ? [] : [filter.siteId],
        age: filter.age,
        isGivenUp,
        isDearer: filter.isDearer,
        sort: sort.by as 'handed-over',
        descending: sort.descending,
      }),
    key: [screen.query, sort.by, sort.descending],
    held: screen.isHeld,
  })
  const counts = useLive(TOPICS, (client) => client.parcels.counts({}))
  const inTabs = counts.data === null ? null : tabCounts(counts.data)
  const views = useListViews('parcels', useParcelColumns())
  const setFilter = useCallback(
    (change: Partial<ParcelFilter>) =>
      show((old) => withParcelFilter(old, { ...parcelFilterOf(old), ...change })),
    [show],
  )
  const setSearch = useCallback((search: string) => setFilter({ search }), [setFilter])
  const isFiltered = hasParcelFilter(filter)
  const { role } = useSession()
  const why = roleAllows(role, 'lead') ? null : texts.needsLead
  const [claimed, setClaimed] = useState<ParcelRow | null>(null)
  const handOut = useParcelFile()
  const chosen = list.rows.find((row) => rowId(row) === screen.cursorId) ?? null
  const say = useToasts((toasts) => toasts.say)
  async function exportCsv() {
    const { search, carrierId, siteId, age, isDearer } = filter
    try {
      const { name, csv } = await connection.client.parcels.csv({
        search,
        states: [...states],
        carrierIds: carrierId === null ? [] : [carrierId],
        siteIds: siteId === null ? [] : [siteId],
        age,
        isGivenUp,
        isDearer,
      })
      saveFile(name, 'text/csv', csv)
    } catch {
      say('blocked', texts.fileFailed)
    }
  }
  const { group } = texts
  useKeyCommands([
    {
      id: 'parcels.claim',
      label: texts.claim,
      group,
      footer: true,
      keys: ['c'],
      disabled: why,
      run: () => setClaimed(chosen),
    },
    {
      id: 'parcels.csv',
      label: texts.csv,
      group,
      footer: true,
      keys: ['v'],
      disabled: why,
      run: () => void exportCsv(),
    },
    {
      id: 'parcels.file',
      label: texts.file,
      group,
      footer: true,
      keys: ['x'],
      disabled: why,
      run: () => {
        if (chosen !== null) void handOut(chosen.track)
      },
    },
  ])

  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <SentenceHeading
            aside={
              <SearchBox
                label={texts.search}
                value={filter.search}
                onChange={setSearch}
                inputRef={screen.searchInput}
              />
            }
          >
            {list.kind !== 'loading' &&
              (isFiltered || inTabs === null
                ? list.isLeast
                  ? texts.foundAtLeast({ total: list.total })
                  : texts.found({ total: list.total })
                : texts.all({
                    total: list.total,
                    underWay: inTabs.underWay + inTabs.trouble + inTabs.waiting,
                  }))}
          </SentenceHeading>
          <div className="list-tools">
            <Tabs
              label={texts.states}
              tabs={PARCEL_TAB_IDS.map((id) => ({
                id,
                label: texts.tabs[id],
                count: inTabs?.[id] ?? null,
                isUrgent: id === 'trouble',
              }))}
              value={filter.tab}
              onChange={(tab) => setFilter({ tab })}
            />
            <ParcelFilters filter={filter} onChange={setFilter} />
            <ListViewsMenu views={views} />
          </div>
        </div>
        <DataTable
          label={texts.list}
          list={list}
          rowId={rowId}
          columns={views.columns}
          onResize={views.onResize}
          cursorId={screen.cursorId}
          onCursor={screen.onCursor}
          onOpen={({ track }) => navigate(screenPath('orders', track.orderId))}
          sort={{ current: sort, onChange: setSort }}
          empty={
            <EmptyState
              icon={PackageOpen}
              title={isFiltered ? texts.emptyFilter : texts.emptyTitle}
              action={
                isFiltered ? (
                  <Button onPress={() => setFilter(NO_PARCEL_FILTER)}>{texts.showAll}</Button>
                ) : undefined
              }
            >
              {isFiltered ? undefined : texts.emptyText}
            </EmptyState>
          }
        />
      </div>
      {claimed !== null && <ClaimDialog row={claimed} onClose={() => setClaimed(null)} />}
    </div>
  )
}

function ParcelFilters(props: { filter: ParcelFilter; onChange: (change: Partial<ParcelFilter>) => void }) {
  const { filter, onChange } = props
  const texts = useMessages('parcels')
  return (
    <div className="parcels-filters">
      <CarrierFilter carrierId={filter.carrierId} onChange={(carrierId) => onChange({ carrierId })} />
      <SiteFilter siteId={filter.siteId} onChange={(siteId) => onChange({ siteId })} />
      <Select
        label={texts.age}
        isCompact
        choices={[
          { id: ANY, label: texts.anyAge },
          ...PARCEL_AGE_IDS.map((id) => ({ id, label: texts.ages[id] })),
        ]}
        value={filter.age ?? ANY}
        onChange={(id) => onChange({ age: id === ANY ? null : id })}
      />
      <Select
        label={texts.costs}
        isCompact
        choices={[
          { id: ANY, label: texts.allCosts },
          { id: 'dearer' as const, label: texts.dearerOnly },
        ]}
        value={filter.isDearer ? 'dearer' : ANY}
        onChange={(id) => onChange({ isDearer: id !== ANY })}
      />
    </div>
  )
}
