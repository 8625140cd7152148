import { ChartNoAxesColumn, Download, FlaskConical, History, SearchX } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { REPLAY_CHANGES, type ReplayResult, type ReplayRow } from '../../../shared/contract/replay.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { connection } from '../../lib/client.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useSession } from '../../lib/session.ts'
import { useLive } from '../../lib/use-live.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { useSearchKey } from '../../lib/use-search-key.ts'
import './replay.css'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { useReplayColumns } from './replay-columns.tsx'
import { ReplayFigures } from './replay-figures.tsx'
import { ReplayHeading } from './replay-heading.tsx'
import { ReplayPanel } from './replay-panel.tsx'
import { ReplaySetup } from './replay-setup.tsx'
import { useReplay } from './use-replay.ts'
import { useRuleDraft } from './use-rule-draft.ts'

const TOPICS = ['rules'] as const
const NEVER = [] as const
const NO_RULES: readonly Rule[] = []
const rowId = (row: ReplayRow) => row.orderId

/** The draft tried on past orders: what it would have changed, what that costs, and which rule did it. */
export function ReplayScreen() {
  const texts = useMessages('ruleReplay')
  const { needsManager } = useMessages('ruleEditor')
  const [, navigate] = useLocation()
  const role = useSession((session) => session.role)
  const current = useLive(TOPICS, (client) => client.rules.current({})).data
  const { draft } = useRuleDraft()
  const { run, tried } = useReplay()
  const why = roleAllows(role, 'manager') ? null : needsManager
  const rules = draft?.rules ?? current?.rows.map((row) => row.rule) ?? NO_RULES
  const isAtRest = run.kind === 'idle' || run.kind === 'failed'
  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <ReplayHeading rules={rules} isDraft={draft !== null} publishedVersion={current?.version ?? null} />
          <ReplaySetup
            rules={rules}
            isDraft={draft !== null}
            why={why ?? (current === null ? texts.reading : null)}
            onBack={() => navigate(screenPath('rules'))}
          />
        </div>
        {tried === null ? (
          <EmptyState icon={FlaskConical} title={texts.idleTitle}>
            {texts.idleText}
          </EmptyState>
        ) : tried.result.orders === 0 && isAtRest ? (
          <EmptyState icon={History} title={texts.noOrders}>
            {texts.noOrdersText}
          </EmptyState>
        ) : (
          <Found key={tried.result.replayId} result={tried.result} />
        )}
      </div>
      <OpenedOrder replayId={tried?.result.replayId ?? null} />
    </div>
  )
}

/** The order whose explanation is open, by the address. */
function OpenedOrder({ replayId }: { replayId: string | null }) {
  const [params, setParams] = useSearchParams()
  const orderId = params.get('order')
  if (replayId === null || orderId === null) return null
  const close = () => setParams(without('order'), { replace: true })
  return (
    <PanelBoundary id={orderId} onClose={close}>
      <ReplayPanel key={orderId} replayId={replayId} orderId={orderId} onClose={close} />
    </PanelBoundary>
  )
}

/** Figures on top, under them the orders that would be decided otherwise. */
function Found({ result }: { result: ReplayResult }) {
  const texts = useMessages('ruleReplay')
  const verbs = useMessages('verbs')
  const [params, setParams] = useSearchParams()
  const [areFiguresShown, setFiguresShown] = useState(true)
  const [cursorId, setCursorId] = useState(params.get('order'))
  const [descending, setDescending] = useState(true)
  const searchInput = useSearchKey({ group: texts.group })
  const columns = useReplayColumns()
  const { replayId, changes } = result
  const search = params.get('q') ?? ''
  const wanted = params.get('change')
  const change = REPLAY_CHANGES.find((each) => each === wanted) ?? null
  const openId = params.get('order')
  const list = usePagedList<ReplayRow>({
    topics: NEVER,
    rowId,
    read: (client, offset, limit) =>
      client.replay.list({ replayId, offset, limit, search, change, descending }),
    key: [replayId, search, change, descending],
    held: false,
  })
  const show = useCallback(
    (name: string, value: string) => {
      setCursorId(null)
      setParams((old) => withParam(old, name, value), { replace: true })
    },
    [setParams],
  )
  const setSearch = useCallback((text: string) => show('q', text), [show])
  const open = (id: string) => setParams((old) => withParam(old, 'order', id), { replace: true })

  useKeyCommands([
    {
      id: 'list.leave',
      label: verbs.close,
      group: texts.group,
      quiet: true,
      keys: ['Escape'],
      run: () => (openId === null ? setCursorId(null) : setParams(without('order'), { replace: true })),
    },
  ])

  async function exportCsv() {
    const { text } = await connection.client.replay.csv({ replayId })
    saveFile('past-orders.csv', 'text/csv', text)
  }

  const kinds = REPLAY_CHANGES.filter((each) => changes[each] > 0)
  return (
    <>
      {areFiguresShown && openId === null && <ReplayFigures result={result} />}
      <div className="replay-tools">
        <Tabs
          label={texts.kinds}
          tabs={[
            { id: 'all', label: texts.all, count: result.changed },
            ...kinds.map((each) => ({
              id: each,
              label: texts.changes[each],
              count: changes[each],
              isUrgent: each === 'blocked',
            })),
          ]}
          value={change ?? 'all'}
          onChange={(id) => show('change', id === 'all' ? '' : id)}
        />
        <span className="replay-acts">
          {openId === null && (
            <IconButton
              icon={ChartNoAxesColumn}
              label={areFiguresShown ? texts.hideFigures : texts.showFigures}
              isPressed={areFiguresShown}
              onPress={() => setFiguresShown(!areFiguresShown)}
            />
          )}
          {result.changed > 0 && (
            <Button tone="quiet" icon={Download} onPress={() => void exportCsv()}>
              {texts.exportCsv}
            </Button>
          )}
          <SearchBox label={texts.search} value={search} onChange={setSearch} inputRef={searchInput} />
        </span>
      </div>
      {list.kind === 'error' ? (
        <EmptyState icon={History} title={texts.gone} />
      ) : (
        <DataTable
          label={texts.list}
          list={list}
          rowId={rowId}
          columns={columns}
          cursorId={cursorId}
          onCursor={(id) => {
            setCursorId(id)
            if (openId !== null && id !== null) open(id)
          }}
          onOpen={(row) => open(row.orderId)}
          sort={{
            current: { by: 'difference', descending },
            onChange: (sort) => setDescending(sort.descending),
          }}
          isNarrow={openId !== null}
          empty={
            <EmptyState
              icon={SearchX}
              title={result.changed === 0 ? texts.allAlike : search === '' ? texts.none : texts.noneFound}
              action={
                search === '' && change === null ? undefined : (
                  <Button onPress={() => setParams(new URLSearchParams(), { replace: true })}>
                    {texts.showAll}
                  </Button>
                )
              }
            />
          }
        />
      )}
    </>
  )
}

function withParam(old: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(old)
  if (value === '') next.delete(name)
  else next.set(name, value)
  return next
}

function without(name: string): (old: URLSearchParams) => URLSearchParams {
  return (old) => withParam(old, name, '')
}
