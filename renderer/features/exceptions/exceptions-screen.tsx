import { CircleCheck } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import { RESOLUTIONS } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { Button } from '../../components/button.tsx'
import { DataTable, type TableHandle } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ListViewsMenu } from '../../components/list-views.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useListViews } from '../../components/use-list-views.ts'
import { wordsOf } from '../../lib/command-words.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages } from '../../lib/messages.ts'
import { useListScreen } from '../../lib/use-list-screen.ts'
import { useLive } from '../../lib/use-live.ts'
import { useMedia } from '../../lib/use-media.ts'
import { usePagedList } from '../../lib/use-paged-list.ts'
import { VERB_KEYS, VERB_OF } from '../../lib/verb-keys.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { BulkDialog, type BulkFix } from './bulk-dialog.tsx'
import { BulkFixes } from './bulk-fixes.tsx'
import { ChoiceDialog } from './choice-dialog.tsx'
import { CommonCauseStrip } from './common-cause-strip.tsx'
import { commonCauses } from './common-causes.ts'
import { ExceptionPanel } from './exception-panel.tsx'
import './exceptions.css'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { QuestionDialog } from './question-dialog.tsx'
import { useQueueColumns } from './queue-columns.tsx'
import { QueueHeading } from './queue-heading.tsx'
import { type QueueTab, queueFilter, queueTabs, tabOf, withSearch, withTab } from './queue-tabs.ts'
import { SnoozeDialog } from './snooze-dialog.tsx'
import { useQueueActions } from './use-queue-actions.ts'
import { useResolve } from './use-resolve.ts'
import { useVerbs } from './use-verbs.ts'

const TOPICS = ['exceptions'] as const
const MOST_FOR_CAUSES = 500
const rowId = (row: ExceptionRow) => row.record.id

/** The queue: what needs somebody, the most urgent first, and the ways out of it. */
/** Narrower, sentences that tell rows apart do not fit on one line. */
const ONE_LINE = '(min-width: 1680px)'

export function ExceptionsScreen({ openId }: { openId: string | null }) {
  const isTall = !useMedia(ONE_LINE)
  const texts = useMessages('exceptionQueue')
  const words = useMessages('words')
  const verbTexts = useMessages('commandWords').verb
  const screen = useListScreen({ area: 'exceptions', openId, group: texts.group, firstSort: 'due' })
  const { cursorId, selected, open, show, sort, setSort } = screen
  const tab = tabOf(screen.params.get('view'))
  const search = screen.params.get('q') ?? ''
  const [seenRow, setSeenRow] = useState<ExceptionRow | null>(null)
  const [bulk, setBulk] = useState<BulkFix | null>(null)
  const table = useRef<TableHandle>(null)
  const views = useListViews('exceptions', useQueueColumns())

  const filter = queueFilter(tab)
  const counts = useLive(TOPICS, (client) => client.exceptions.counts({})).data
  const list = usePagedList<ExceptionRow>({
    topics: TOPICS,
    rowId,
    read: (client, offset, limit) =>
      client.exceptions.list({
        offset,
        limit,
        ...filter,
        search,
        sort: sort.by as 'due',
        descending: sort.descending,
      }),
    key: [filter.view, filter.group, search, sort.by, sort.descending],
    held: screen.isHeld,
  })
  const all = useLive(
    TOPICS,
    (client) => client.exceptions.list({ ...filter, search, limit: MOST_FOR_CAUSES }),
    [filter.view, filter.group, search],
  ).data
  const causes = useMemo(() => commonCauses(all?.rows ?? []), [all])
  const rowsById = useMemo(() => new Map((all?.rows ?? []).map((row) => [row.record.id, row])), [all])

  const { onCursor: moveCursor } = screen
  const onCursor = useCallback(
    (id: string | null, row: ExceptionRow | null) => {
      setSeenRow(row)
      moveCursor(id)
    },
    [moveCursor],
  )
  const advance = useCallback(() => table.current?.move(1), [])
  const resolve = useResolve(advance)
  const cursorRow = cursorId === null ? null : (rowsById.get(cursorId) ?? seenRow)
  const selectedRows = [...selected].flatMap((id) => rowsById.get(id) ?? [])
  const actions = useQueueActions(cursorRow, selectedRows, advance)

  const setSearch = useCallback((text: string) => show((old) => withSearch(old, text)), [show])

  const verbs = useVerbs({
    row: cursorRow,
    selected: selectedRows,
    resolve,
    onMany: (rows, verb, label) =>
      setBulk({
        ids: rows.map(({ record }) => record.id),
        codes: RESOLUTIONS.filter((code) => VERB_OF[code] === verb),
        label,
      }),
  })
  const { group } = texts
  useKeyCommands([
    {
      id: 'exception.snooze',
      label: texts.snooze,
      group,
      footer: true,
      keys: [VERB_KEYS.snooze],
      words: wordsOf((all) => all.verb.snooze),
      run: actions.snoozeTargets,
    },
    {
      id: 'exception.assign',
      label: texts.assignMe,
      group,
      footer: true,
      keys: [VERB_KEYS.assign],
      words: wordsOf((all) => all.verb.assign),
      run: actions.assignTargets,
    },
    {
      id: 'exception.assign-to',
      label: verbTexts.assignTo,
      group,
      keys: [VERB_KEYS.assignTo],
      words: wordsOf((all) => all.verb.assignTo),
      run: actions.askAssign,
    },
  ])

  return (
    <div className="screen-list">
      <div className="screen-list-main">
        <div className="screen-list-head">
          <QueueHeading
            open={counts?.views.open ?? null}
            largestCause={causes[0]?.ids.length ?? 0}
            aside={
              <SearchBox
                label={texts.search}
                value={search}
                onChange={setSearch}
                inputRef={screen.searchInput}
              />
            }
          />
          <div className="list-tools">
            <Tabs
              label={texts.views}
              tabs={queueTabs(counts, tab, texts, words.groups)}
              value={tab}
              onChange={(next: QueueTab) => show((old) => withTab(old, next))}
            />
            <ListViewsMenu views={views} />
          </div>
          {selected.size > 0 ? (
            <BulkFixes rows={selectedRows} onFix={setBulk} onClear={screen.clearSelection} />
          ) : (
            <CommonCauseStrip
              causes={causes}
              onSelect={(ids) => screen.select(new Set(ids))}
              onFix={setBulk}
            />
          )}
        </div>
        <DataTable
          ref={table}
          label={texts.list}
          isTall={isTall}
          list={list}
          rowId={rowId}
          columns={views.columns}
          onResize={views.onResize}
          cursorId={cursorId}
          onCursor={onCursor}
          onOpen={(row) => open(row.record.id)}
          selection={{ ids: selected, onChange: screen.select }}
          sort={{ current: sort, onChange: setSort }}
          isNarrow={openId !== null}
          empty={
            search === '' ? (
              <EmptyState icon={CircleCheck} tone="done" title={texts.emptyTitle}>
                {texts.emptyText}
              </EmptyState>
            ) : (
              <EmptyState
                icon={CircleCheck}
                title={texts.emptySearch({ text: search })}
                action={<Button onPress={() => setSearch('')}>{texts.clearSearch}</Button>}
              />
            )
          }
        />
      </div>
      {openId !== null && (
        <PanelBoundary id={openId} onClose={() => open(null)}>
          <ExceptionPanel
            exceptionId={openId}
            resolve={resolve}
            onAssign={actions.assignRow}
            onSnooze={actions.snoozeRow}
            onClose={() => open(null)}
          />
        </PanelBoundary>
      )}
      <QuestionDialog resolve={resolve} />
      <ChoiceDialog choice={verbs.choice} onChoose={verbs.choose} onClose={verbs.closeChoice} />
      <SnoozeDialog
        rows={actions.snoozing}
        busy={actions.busy}
        onClose={actions.stopSnoozing}
        onSnooze={actions.snoozeUntil}
      />
      <AssignDialog
        isOpen={actions.isAssigning}
        onAssign={actions.assignTo}
        onClose={actions.stopAssigning}
      />
      <BulkDialog
        fix={bulk}
        nameOf={(id) => rowsById.get(id)?.order?.reference ?? id}
        orderOf={(id) => rowsById.get(id)?.record.orderId ?? null}
        onClose={() => setBulk(null)}
        onDone={() => {
          screen.clearSelection()
          list.adopt()
        }}
      />
    </div>
  )
}
