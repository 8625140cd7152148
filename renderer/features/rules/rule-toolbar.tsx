import { CopyPlus, FolderInput, Power, PowerOff, Trash2 } from 'lucide-react'
import type { Rule } from '../../../shared/rules/document.ts'
import { BulkBar } from '../../components/bulk-bar.tsx'
import { Button } from '../../components/button.tsx'
import { SearchBox } from '../../components/search-box.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSearchKey } from '../../lib/use-search-key.ts'
import type { RuleActs } from './use-rule-acts.ts'
import { useRuleView } from './use-rule-view.ts'

/** The search over the rules, and what is done with those that are selected. */
export function RuleToolbar(props: {
  rules: readonly Rule[]
  /** Those that the list shows. */
  shown: readonly Rule[]
  why: string | null
  acts: RuleActs
  onFolder: (rules: readonly Rule[]) => void
}) {
  const { rules, shown, why, acts } = props
  const texts = useMessages('ruleEditor')
  const { search, picked, look, pick, clearPicked } = useRuleView()
  const searchInput = useSearchKey({ group: texts.group })
  const chosen = rules.filter(({ id }) => picked.has(id))
  return (
    <div className="rule-toolbar">
      <SearchBox label={texts.search} value={search} onChange={look} inputRef={searchInput} />
      {search !== '' && (
        <span role="status" className="unit">
          {texts.found({ count: shown.length, of: rules.length })}
        </span>
      )}
      {search !== '' && shown.length > 0 && chosen.length === 0 && (
        <Button
          tone="quiet"
          onPress={() =>
            pick(
              shown.map(({ id }) => id),
              true,
            )
          }
        >
          {texts.pickAll}
        </Button>
      )}
      {chosen.length > 0 && (
        <BulkBar
          label={texts.picked({ count: chosen.length })}
          clearLabel={texts.clearPicked}
          onClear={clearPicked}
        >
          <Button tone="quiet" icon={Power} why={why} onPress={() => acts.turn(chosen, true)}>
            {texts.turnOn}
          </Button>
          <Button tone="quiet" icon={PowerOff} why={why} onPress={() => acts.turn(chosen, false)}>
            {texts.turnOff}
          </Button>
          <Button tone="quiet" icon={FolderInput} why={why} onPress={() => props.onFolder(chosen)}>
            {texts.toFolder}
          </Button>
          <Button tone="quiet" icon={CopyPlus} why={why} onPress={() => acts.duplicate(chosen)}>
            {texts.duplicate}
          </Button>
          <Button
            tone="quiet"
            icon={Trash2}
            why={why}
            onPress={() => {
              acts.remove(chosen)
              clearPicked()
            }}
          >
            {texts.remove}
          </Button>
        </BulkBar>
      )}
    </div>
  )
}
