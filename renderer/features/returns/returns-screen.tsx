import { PackageOpen } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { AnnouncedRow } from '../../../shared/contract/announced-returns.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ListViewsMenu } from '../../components/list-views.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { SentenceHeading } from '../../components/sentence-heading.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useListViews } from '../../components/use-list-views.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useListScreen } from '../../lib/use-list-screen.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useScanner } from '../../lib/use-scanner.ts'
import { ReceiveDialog } from './receive-dialog.tsx'
import { useReturnColumns } from './return-columns.tsx'
import { ReturnPanel } from './return-panel.tsx'
import { ScanField } from './scan-field.tsx'
import './returns.css'

const TOPICS = ['orders', 'printing', 'channels'] as const
const TABS = ['open', 'closed'] as const
type Tab = (typeof TABS)[number]
/** In the address: the goods of the open row are being unpacked, and whether the pack station waits for that. */
const RECEIVE = 'receive'
const AT_STATION = 'station'
const rowId = ({ announced }: AnnouncedRow) => announced.id

/** Returns that are expected; scanning a parcel or an order opens the unpacking of its return. */
export function ReturnsScreen({ openId }: { openId: string | null }) {
  const texts = useMessages('returns')
  const [, navigate] = useLocation()
  const screen = useListScreen({ area: 'returns', openId, group: texts.group })
  const { show, params } = screen
  const search = params.get('q') ?? ''
  const tab: Tab = params.get('tab') === 'closed' ? 'closed' : 'open'
  const receiving = openId === null ? null : params.get(RECEIVE)
  const list = usePagedList<AnnouncedRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) => client.returns.list({ offset, limit, search, isOpen: tab === 'open' }),
    key: [search, tab],
    held: screen.isHeld,
  })
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
  const receive = (id: string) => navigate(`${screenPath('returns', id)}?${RECEIVE}=here`, { replace: true })
  function endReceiving() {
    navigate(receiving === AT_STATION ? screenPath('packing') : screenPath('returns'), { replace: true })
  }

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
            {list.kind !== 'loading' && (tab === 'open' ? texts.expected : texts.over)({ total: list.total })}
          </SentenceHeading>
          <div className="list-tools">
            <Tabs
              label={texts.tabsLabel}
              tabs={TABS.map((id) => ({ id, label: texts.tabs[id], count: null }))}
              value={tab}
              onChange={(id) => set('tab', id === 'open' ? '' : id)}
            />
            <ListViewsMenu views={views} />
            {receiving === null && <FindByScan onFound={receive} />}
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
          onOpen={({ announced }) => screen.open(announced.id)}
          isNarrow={openId !== null}
          empty={
            <EmptyState
              icon={PackageOpen}
              title={
                search !== '' ? texts.emptyFilter : tab === 'open' ? texts.emptyTitle : texts.emptyClosed
              }
            >
              {search === '' && tab === 'open' ? texts.emptyText : undefined}
            </EmptyState>
          }
        />
      </div>
      {openId !== null && (
        <PanelBoundary id={openId} onClose={() => screen.open(null)}>
          <ReturnPanel
            announcedId={openId}
            onReceive={() => receive(openId)}
            onClose={() => screen.open(null)}
          />
        </PanelBoundary>
      )}
      {openId !== null && receiving !== null && <ReceiveDialog announcedId={openId} onClose={endReceiving} />}
    </div>
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
