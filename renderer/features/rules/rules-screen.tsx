import { ChevronDown, CloudOff, Waypoints } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { RuleMark, RuleRow } from '../../../shared/contract/rules.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { type Rule, STAGES } from '../../../shared/rules/document.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { useHelp } from '../../lib/help.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useLive } from '../../lib/use-live.ts'
import { DraftBar } from './draft-bar.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { foldersOf, listRows } from './list-rows.ts'
import { PublishDialog } from './publish-dialog.tsx'
import { ReplayScreen } from './replay-screen.tsx'
import { type DraftStep, ofStage, type RuleDraft } from './rule-draft.ts'
import { exportRules, RuleFileInput } from './rule-files.tsx'
import { RuleList } from './rule-list.tsx'
import { RulePage } from './rule-page.tsx'
import { RuleToolbar } from './rule-toolbar.tsx'
import { RulesHeading } from './rules-heading.tsx'
import './rules.css'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import type { Overlap } from '../../../shared/rules/merge.ts'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { CasesDialog } from './cases-dialog.tsx'
import { startDraftExchange } from './draft-exchange.ts'
import { mergedForMe } from './draft-meeting.ts'
import { DraftsDialog } from './drafts-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { RollBackDialog } from './roll-back-dialog.tsx'
import { isWorthALook, StandingBanner } from './standing-banner.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import { TryOrderDialog } from './try-order-dialog.tsx'
import { useMerge } from './use-merge.ts'
import { usePublication } from './use-publication.ts'
import { fingerprintOf, useReplay } from './use-replay.ts'
import { useRuleActs } from './use-rule-acts.ts'
import { marksByRule, useRuleCheck } from './use-rule-check.ts'
import { useRuleDraft } from './use-rule-draft.ts'
import { useRuleKeys } from './use-rule-keys.ts'
import { useRuleView } from './use-rule-view.ts'

const TOPICS = ['rules'] as const
const STANDING_TOPICS = ['rules', 'exceptions'] as const
const NO_DRAFT = { name: '', isShared: false }

const nameOf = ({ base, mine, theirs }: Exclude<Overlap, { kind: 'order' }>) =>
  (base ?? mine ?? theirs)?.name ?? ''
const NO_ROWS: readonly RuleRow[] = []
const NO_MARKS: readonly RuleMark[] = []

type Overlay = 'cases' | 'order' | 'templates' | 'publish' | 'history' | 'merge' | 'drafts'

/** In the address, in place of a rule's id: the draft tried on past orders. */
const REPLAY_ID = 'past-orders'
const REPLAY_PATH = screenPath('rules', REPLAY_ID)

/** The rules, or the draft tried on past orders. */
export function RulesScreen({ openId }: { openId: string | null }) {
  return openId === REPLAY_ID ? <ReplayScreen /> : <RuleLists openId={openId} />
}

/** The rules in the order in which they decide; what is changed is a draft until it is published. */
function RuleLists({ openId }: { openId: string | null }) {
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const [, navigate] = useLocation()
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const live = useLive(TOPICS, (client) => client.rules.current({}))
  const { draft, apply, set, undo, redo } = useRuleDraft()
  const publication = usePublication()
  const standing = useLive(STANDING_TOPICS, (client) => client.rules.standing({})).data
  const [rollBackTo, setRollBackTo] = useState<number | null>(null)
  useEffect(startDraftExchange, [])
  const showHelp = useHelp((help) => help.show)
  const lastTried = useReplay((replay) => replay.tried)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const fileInput = useRef<HTMLInputElement>(null)
  const why = roleAllows(role, 'manager') ? null : texts.needsManager

  const [pointed, point] = useState<string | null>(openId)

  const closeOverlay = () => setOverlay(null)
  const current = live.data
  const publishedRows = current?.rows ?? NO_ROWS
  const published = useMemo(() => publishedRows.map((row) => row.rule), [publishedRows])
  const publishedById = useMemo(
    () => new Map(publishedRows.map((row) => [row.rule.id, row])),
    [publishedRows],
  )
  const rules = draft?.rules ?? published
  const check = useRuleCheck(current === null ? null : rules)
  const marks = useMemo(() => marksByRule(check), [check])
  const open = (id: string | null) => {
    if (id !== null) point(id)
    navigate(screenPath('rules', id), { replace: true })
  }
  const change = (step: DraftStep) => {
    if (current && why === null) apply({ version: current.version, rules: published }, step)
  }
  const merge = useMerge(
    draft,
    useMemo(
      () => current && { version: current.version, author: current.author, rules: published },
      [current, published],
    ),
  )
  const overlaps = merge?.overlaps.length ?? 0
  useEffect(() => {
    if (draft === null || overlaps > 0) setOverlay((shown) => (shown === 'publish' ? null : shown))
  }, [draft, overlaps])
  const { acts, addBlank } = useRuleActs({ rules, openId, open, change })
  const [filing, setFiling] = useState<readonly Rule[] | null>(null)
  /** The last replay, when it was of the very rules on screen. */
  const tried = lastTried !== null && lastTried.of === fingerprintOf(rules) ? lastTried.result : null

  function takeOver(theirs: RuleDraft, author: string) {
    if (!current) return
    const own = draft ?? { ...NO_DRAFT, baseVersion: current.version, base: published, rules: published }
    const { rules: merged, overlaps } = mergedForMe(theirs.base, own.rules, theirs.rules)
    set({ ...own, rules: merged })
    closeOverlay()
    const names = [...new Set(overlaps.flatMap((one) => (one.kind === 'order' ? [] : [nameOf(one)])))]
    if (names.length === 0) say('done', texts.takenOver({ author }))
    else say('risk', texts.takenOverBoth({ names }))
  }

  const inOrder = STAGES.flatMap((stage) => ofStage(rules, stage))
  const { search, closed, picked } = useRuleView()
  const inWords = useSay()
  const names = useRuleNames()
  const rows = useMemo(
    () =>
      listRows(rules, {
        words: search,
        saidOf: (rule) => `${inWords(ruleMessage(rule, names))} ${JSON.stringify([rule.when, rule.actions])}`,
        closed,
      }),
    [rules, search, closed, inWords, names],
  )
  const shown = rows.flatMap((row) => (row.kind === 'rule' ? [row.rule] : []))
  useRuleKeys({
    acts,
    pointed: rules.find(({ id }) => id === (openId ?? pointed)) ?? null,
    picked: openId === null ? rules.filter(({ id }) => picked.has(id)) : [],
    folder: setFiling,
    why,
    version: current?.version ?? 0,
    hasDraft: draft !== null,
    undo,
    redo,
    tryOut: () => navigate(REPLAY_PATH),
    addTemplate: () => setOverlay('templates'),
    publish: () => setOverlay('publish'),
    rollBack: setRollBackTo,
    leave: () => (openId === null ? point(null) : open(null)),
  })

  const opened = rules.find((rule) => rule.id === openId) ?? null
  return (
    <div className="screen-list">
      <div className="rules-main">
        {opened !== null ? (
          <PanelBoundary id={opened.id} onClose={() => open(null)}>
            <RulePage
              key={opened.id}
              rule={opened}
              marks={marks.get(opened.id) ?? NO_MARKS}
              previous={inOrder[inOrder.indexOf(opened) - 1] ?? null}
              next={inOrder[inOrder.indexOf(opened) + 1] ?? null}
              why={why}
              onGo={open}
              onOpen={(position) => open(check.of?.[position]?.id ?? opened.id)}
              onChange={(rule) => change({ kind: 'put', rule })}
              onFolder={() => setFiling([opened])}
              onClose={() => open(null)}
            />
          </PanelBoundary>
        ) : (
          <div className="rules">
            <RulesHeading
              marks={current === null ? null : check.marks}
              rules={rules}
              version={current?.version ?? 0}
              why={why}
              acts={{
                tryOut: draft === null ? () => navigate(REPLAY_PATH) : null,
                help: () => showHelp('rules'),
                cases: () => setOverlay('cases'),
                tryOrder: () => setOverlay('order'),
                drafts: () => setOverlay('drafts'),
                history: () => setOverlay('history'),
                exportFile: () => {
                  if (current !== null) void exportRules(current, draft)
                },
                importFile: () => fileInput.current?.click(),
                addTemplate: () => setOverlay('templates'),
                addBlank,
              }}
            />
            <p className="rules-order">{texts.order}</p>
            {standing !== null && isWorthALook(standing) && (
              <StandingBanner
                standing={standing}
                why={why}
                onOpen={open}
                onRollBack={() => setRollBackTo(standing.previous)}
              />
            )}
            {check.isUnanswered && (
              <p role="status">
                <StatusBadge tone="offline" icon={CloudOff} label={texts.unchecked} />
              </p>
            )}
            <LiveView live={live} skeleton={<RulesSkeleton />}>
              {() =>
                rules.length === 0 ? (
                  <EmptyState
                    icon={Waypoints}
                    title={texts.emptyTitle}
                    action={
                      <Button
                        tone="primary"
                        icon={ChevronDown}
                        why={why}
                        onPress={() => setOverlay('templates')}
                      >
                        {texts.fromTemplate}
                      </Button>
                    }
                  >
                    {texts.emptyText}
                  </EmptyState>
                ) : (
                  <>
                    <RuleToolbar rules={rules} shown={shown} why={why} acts={acts} onFolder={setFiling} />
                    <RuleList
                      rows={rows}
                      rules={rules}
                      published={publishedById}
                      marks={marks}
                      tried={tried}
                      cursorId={pointed}
                      onCursor={point}
                      why={why}
                      acts={acts}
                      onFolder={setFiling}
                    />
                  </>
                )
              }
            </LiveView>
          </div>
        )}
        {draft !== null && current !== null && (
          <DraftBar
            draft={draft}
            current={current}
            why={why}
            onTry={() => navigate(REPLAY_PATH)}
            onPublish={() => setOverlay('publish')}
            onDiscard={() => {
              set(null)
              say('neutral', texts.discarded, { label: verbs.undo, run: () => set(draft) })
            }}
            onMerge={() => setOverlay('merge')}
            onName={() => setOverlay('drafts')}
            merge={merge}
          />
        )}
      </div>
      <FolderDialog
        rules={filing}
        folders={foldersOf(rules)}
        onPut={(folder) => filing !== null && acts.putInto(filing, folder)}
        onClose={() => setFiling(null)}
      />
      <TemplateDialog
        isOpen={overlay === 'templates'}
        onClose={closeOverlay}
        onAdd={(fresh) => {
          change({ kind: 'add', rules: fresh })
          say('done', texts.templateAdded({ count: fresh.length }))
        }}
      />
      <PublishDialog
        draft={overlay === 'publish' ? draft : null}
        check={check}
        onOpen={(id) => {
          closeOverlay()
          open(id)
        }}
        onTurnOff={(ids) => change({ kind: 'switch', ids, enabled: false })}
        onTry={() => navigate(REPLAY_PATH)}
        onClose={closeOverlay}
        isBusy={publication.isBusy}
        onPublish={(note) => draft !== null && publication.publish(draft, note)}
      />
      <HistoryDialog
        isOpen={overlay === 'history'}
        current={current?.version ?? 0}
        onClose={closeOverlay}
        why={why}
        onUse={(version, restored) => {
          change({ kind: 'replace', rules: restored })
          say('done', texts.restored({ version }))
        }}
        onRestore={(version) => {
          closeOverlay()
          setRollBackTo(version)
        }}
      />
      <RollBackDialog
        version={rollBackTo}
        current={current?.version ?? 0}
        onClose={() => setRollBackTo(null)}
      />
      <MergeDialog
        sides={
          overlay === 'merge' && draft !== null
            ? { base: draft.base, mine: draft.rules, theirs: published }
            : null
        }
        author={current?.author ?? ''}
        onMerged={(merged) => {
          closeOverlay()
          if (draft !== null && current !== null)
            set({ ...draft, baseVersion: current.version, base: published, rules: merged })
        }}
        onClose={closeOverlay}
      />
      <TryOrderDialog isOpen={overlay === 'order'} rules={rules} onClose={closeOverlay} />
      <CasesDialog isOpen={overlay === 'cases'} rules={rules} why={why} onClose={closeOverlay} />
      <DraftsDialog isOpen={overlay === 'drafts'} draft={draft} onTake={takeOver} onClose={closeOverlay} />
      <RuleFileInput inputRef={fileInput} onRules={(read) => change({ kind: 'replace', rules: read })} />
    </div>
  )
}

const BLOCKS = [180, 240, 180]

function RulesSkeleton() {
  return BLOCKS.map((height, index) => (
    <section key={index}>
      <Skeleton width="100%" height={height} />
    </section>
  ))
}
