import { FlaskConical, GitPullRequestArrow, TriangleAlert } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages } from '../../lib/messages.ts'
import { changesBetween, type RuleDraft } from './rule-draft.ts'

/** "3 changes, not published yet", and what prevents publishing: somebody published in between. */
export function DraftBar(props: {
  draft: RuleDraft
  current: { version: number; author: string }
  why: string | null
  onTry: () => void
  onPublish: () => void
  onDiscard: () => void
  onMerge: () => void
}) {
  const { draft, current } = props
  const texts = useMessages('ruleEditor')
  const { tryOn } = useMessages('ruleReplay')
  const count = changesBetween(draft.base, draft.rules).length
  const isBehind = current.version !== draft.baseVersion
  return (
    <div className={`draft-bar ${isBehind ? 'draft-bar-behind' : ''}`} role="status">
      <span className="draft-words">
        <strong>{texts.changes({ count })}</strong>, {texts.draftText}
      </span>
      {isBehind && (
        <StatusBadge
          tone="risk"
          icon={TriangleAlert}
          label={texts.conflict({ author: current.author, theirs: current.version, mine: draft.baseVersion })}
        />
      )}
      <span className="draft-actions">
        <Button onPress={props.onDiscard}>{texts.discard}</Button>
        <Button icon={FlaskConical} onPress={props.onTry}>
          {tryOn}
        </Button>
        {isBehind ? (
          <Button tone="primary" icon={GitPullRequestArrow} onPress={props.onMerge}>
            {texts.conflictMerge}
          </Button>
        ) : (
          <Button tone="primary" why={props.why} onPress={props.onPublish}>
            {texts.publish}
          </Button>
        )}
      </span>
    </div>
  )
}
