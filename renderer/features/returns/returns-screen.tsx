import { Download, PackageOpen } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import {
  OPEN_RETURN_STAGES,
  RETURN_STAGES,
  type ReturnStage,
  returnStage,
} from '../../../shared/domain/return-stage.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ListViewsMenu } from '../../components/list-views.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useListViews } from '../../components/use-list-views.ts'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useListScreen } from '../../lib/use-list-screen.ts'
import { useLive } from '../../lib/use-live.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useScanner } from '../../lib/use-scanner.ts'
import { BulkReturns } from './bulk-returns.tsx'
import { ReceiveDialog } from './receive-dialog.tsx'
import { useReturnColumns } from './return-columns.tsx'
import { ReturnPanel } from './return-panel.tsx'
import { ScanField } from './scan-field.tsx'
import { SettledPanel } from './settled-panel.tsx'
import './returns.css'

const TOPICS = ['orders', 'exceptions', 'printing', 'channels'] as const
const COUNTED = ['orders', 'exceptions'] as const
/** What waits for somebody, of all stages before the last. */
const OPEN = 'open'
type Tab = ReturnStage | typeof OPEN
/** In the address: the goods of the open row are being unpacked, and whether the pack station waits for that. */
const RECEIVE = 'receive'
const AT_STATION = 'station'
const rowId = ({ id }: ReturnRow) => id

/** Returns of every origin, by how far they are; scanning a parcel or an order opens the unpacking of its return. */
export function ReturnsScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('returnList')
  const { group } = useMessages('returns')
  const [, navigate] = useLocation()
  const screen = useListScreen({ area: 'returns', openId, group, firstSort: '-at' })
  const { show, params, sort, setSort } = screen
  const search = params.get('q') ?? ''
  const tab: Tab = returnStage.safeParse(params.get('stage')).data ?? OPEN
  const filter = {
    search,
    stages: tab === OPEN ? [...OPEN_RETURN_STAGES] : [tab],
    sort: sort.by as 'at',
    descending: sort.descending,
  }
  const receiving = openId === null ? null : params.get(RECEIVE)
  const list = usePagedList<ReturnRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) => client.returns.list({ offset, limit, ...filter }),
    key: [search, tab, sort.by, sort.descending],
    held: screen.isHeld,
  })
  const counts = useLive(COUNTED, (client) => client.returns.counts({})).data
  const views = useListViews('returns', useReturnColumns())
  const set = useCallback(
    (name: string, value: string) =>
      show((old) => {
        const next = new URLSearchParams(old)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      }),
    [show],
  )
  const say = useToasts((toasts) => toasts.say)
  async function exportCsv() {
    try {
      const { name, csv } = await connection.client.returns.csv(filter)
      saveFile(name, 'text/csv', csv)
    } catch {
      say('blocked', texts.fileFailed)
    }
  }
  useKeyCommands([
    { id: 'returns.csv', label: texts.csv, group, keys: ['Shift+F'], run: () => void exportCsv() },
  ])
  const receive = (id: string) => navigate(`${screenPath('returns', id)}?${RECEIVE}=here`, { replace: true })
  function endReceiving() {
    navigate(receiving === AT_STATION ? screenPath('packing') : screenPath('returns'), { replace: true })
  }
  const named = (id: string | null) => list.rows.find((row) => row.id === id) ?? null
  const open = useKept(openId, named(openId))
  const ticked = list.rows.filter(({ id }) => screen.selected.has(id))
  const isFiltered = search !== '' || tab !== OPEN

  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <SentenceHeading
            aside={
              <SearchBox
                label={texts.search}
                value={search}
                onChange={(text) => set('q', text)}
                inputRef={screen.searchInput}
              />
            }
          >
            {counts !== null && texts.heading(sumsOf(counts))}
          </SentenceHeading>
          <div className="list-tools">
            <Tabs
              label={texts.list}
              tabs={[
                { id: OPEN, label: texts.open, count: counts === null ? null : sumsOf(counts).open },
                ...RETURN_STAGES.map((id) => ({
                  id,
                  label: texts.stages[id],
                  count: OPEN_RETURN_STAGES.includes(id) ? (counts?.get(id) ?? 0) : null,
                })),
              ]}
              value={tab}
              onChange={(id) => set('stage', id === OPEN ? '' : id)}
            />
            <ListViewsMenu views={views} />
            <Button tone="quiet" icon={Download} onPress={() => void exportCsv()}>
              {texts.csv}
            </Button>
          </div>
          {receiving === null && <FindByScan onFound={receive} />}
          <BulkReturns
            ticked={ticked}
            pointed={named(screen.cursorId)}
            onDone={() => {
              screen.clearSelection()
              list.adopt()
            }}
          />
        </div>
        <DataTable
          label={texts.list}
          list={list}
          rowId={rowId}
          columns={views.columns}
          onResize={views.onResize}
          cursorId={screen.cursorId}
          onCursor={screen.onCursor}
          onOpen={({ id }) => screen.open(id)}
          selection={{ ids: screen.selected, onChange: screen.select }}
          sort={{ current: sort, onChange: setSort }}
          isNarrow={openId !== null}
          empty={<NoReturns isFiltered={isFiltered} onShowAll={() => show(() => new URLSearchParams())} />}
        />
      </div>
      {openId !== null && (
        <PanelBoundary id={openId} onClose={() => screen.open(null)}>
          {open !== null && open.kind !== 'announced' ? (
            <SettledPanel row={open} onClose={() => screen.open(null)} />
          ) : (
            <ReturnPanel
              announcedId={openId}
              onReceive={() => receive(openId)}
              onClose={() => screen.open(null)}
            />
          )}
        </PanelBoundary>
      )}
      {openId !== null && receiving !== null && <ReceiveDialog announcedId={openId} onClose={endReceiving} />}
    </div>
  )
}

/** The open row as it was last seen: it stays on screen when its stage is no longer that of the list. */
function useKept(openId: string | null, row: ReturnRow | null): ReturnRow | null {
  const kept = useRef(row)
  if (row !== null || kept.current?.id !== openId) kept.current = row
  return kept.current
}

function sumsOf(counts: ReadonlyMap<ReturnStage, number>) {
  const of = (stage: ReturnStage) => counts.get(stage) ?? 0
  return {
    open: OPEN_RETURN_STAGES.reduce((sum, stage) => sum + of(stage), 0),
    arrived: of('arrived'),
    owed: of('received'),
  }
}

function NoReturns({ isFiltered, onShowAll }: { isFiltered: boolean; onShowAll: () => void }) {
  const texts = useMessages('returnList')
  const { emptyText } = useMessages('returns')
  return (
    <EmptyState
      icon={PackageOpen}
      title={isFiltered ? texts.emptyStage : texts.emptyOpen}
      action={isFiltered ? <Button onPress={onShowAll}>{texts.showAll}</Button> : undefined}
    >
      {isFiltered ? undefined : emptyText}
    </EmptyState>
  )
}

/** Finds the return of what is scanned, wherever the focus is, or typed here. */
function FindByScan({ onFound }: { onFound: (announcedId: string) => void }) {
  const texts = useMessages('returns')
  const [, navigate] = useLocation()
  const say = useToasts((toasts) => toasts.say)
  const [missed, setMissed] = useState<string | null>(null)
  async function find(scan: string) {
    setMissed(null)
    const found = await connection.client.returns.find({ scan }).catch(() => null)
    switch (found?.kind) {
      case 'announced':
        return onFound(found.announcedId)
      case 'order':
        say('done', texts.found.order({ reference: found.reference }))
        return navigate(screenPath('orders', found.orderId))
      case 'over':
        return setMissed(texts.found.over({ reference: found.reference }))
      case 'unknown':
        return setMissed(texts.found.unknown({ text: scan }))
      case undefined:
        return setMissed(texts.found.offline)
    }
  }
  useScanner((text) => void find(text))
  return (
    <div className="returns-find">
      <ScanField label={texts.scan} onScan={(text) => void find(text)} />
      {missed !== null && (
        <p className="tone-risk" role="status">
          {missed}
        </p>
      )}
    </div>
  )
}
