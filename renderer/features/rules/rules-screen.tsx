import { ChevronDown, CloudOff, Waypoints } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { RuleMark, RuleRow } from '../../../shared/contract/rules.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { type Rule, STAGES } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { PanelBoundary } from '../../components/panel-boundary.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useHelp } from '../../lib/help.ts'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useLive } from '../../lib/use-live.ts'
import { CommentThread } from './comment-thread.tsx'
import { DraftBar } from './draft-bar.tsx'
import { startDraftExchange } from './draft-exchange.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { FoundRules } from './found-rules.tsx'
import { foldersOf } from './list-rows.ts'
import { ReplayScreen } from './replay-screen.tsx'
import { RuleDialogs, type RuleOverlay } from './rule-dialogs.tsx'
import { type DraftStep, ofStage } from './rule-draft.ts'
import { exportRules, RuleFileInput } from './rule-files.tsx'
import { PagePart, RulePage } from './rule-page.tsx'
import { RulesHeading } from './rules-heading.tsx'
import { isWorthALook, StandingBanner } from './standing-banner.tsx'
import { useMerge } from './use-merge.ts'
import { fingerprintOf, useReplay } from './use-replay.ts'
import { useRuleActs } from './use-rule-acts.ts'
import { marksByRule, useRuleCheck } from './use-rule-check.ts'
import { useRuleDraft } from './use-rule-draft.ts'
import { useRuleKeys } from './use-rule-keys.ts'
import { useRuleView } from './use-rule-view.ts'
import './rules.css'

const TOPICS = ['rules'] as const
const STANDING_TOPICS = ['rules', 'exceptions'] as const
const NO_ROWS: readonly RuleRow[] = []
const NO_MARKS: readonly RuleMark[] = []

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
  const { title: comments } = useMessages('draftComments')
  const verbs = useMessages('verbs')
  const [, navigate] = useLocation()
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const live = useLive(TOPICS, (client) => client.rules.current({}))
  const { draft, apply, set, undo, redo } = useRuleDraft()
  const standing = useLive(STANDING_TOPICS, (client) => client.rules.standing({})).data
  const [rollBackTo, setRollBackTo] = useState<number | null>(null)
  useEffect(startDraftExchange, [])
  const showHelp = useHelp((help) => help.show)
  const lastTried = useReplay((replay) => replay.tried)
  const [overlay, setOverlay] = useState<RuleOverlay | null>(null)
  const fileInput = useRef<HTMLInputElement>(null)
  const why = roleAllows(role, 'manager') ? null : texts.needsManager

  const tryOut = () => navigate(REPLAY_PATH)
  const [pointed, point] = useState<string | null>(openId)

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

  const inOrder = STAGES.flatMap((stage) => ofStage(rules, stage))
  const picked = useRuleView((view) => view.picked)
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
    tryOut,
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
            >
              {draft !== null && (
                <PagePart title={comments}>
                  <CommentThread owner={null} rules={rules} about={opened} />
                </PagePart>
              )}
            </RulePage>
          </PanelBoundary>
        ) : (
          <div className="rules">
            <RulesHeading
              marks={current === null ? null : check.marks}
              rules={rules}
              version={current?.version ?? 0}
              why={why}
              acts={{
                tryOut: draft === null ? tryOut : null,
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
                  <FoundRules
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
            onTry={tryOut}
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
      <RuleDialogs
        overlay={overlay}
        onClose={() => setOverlay(null)}
        rollBackTo={rollBackTo}
        onRollBack={setRollBackTo}
        current={current}
        published={published}
        rules={rules}
        check={check}
        why={why}
        change={change}
        onOpen={open}
        onTry={tryOut}
      />
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
