import { CircleHelp, FileJson, FilePen, FlaskConical, History, PackageSearch, Pin, Plus } from 'lucide-react'
import type { RuleMark } from '../../../shared/contract/rules.ts'
import { type Rule, STAGES, type Stage } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { Live, SentenceHeading } from '../../components/sentence-heading.tsx'
import { useMessages } from '../../lib/messages.ts'

/** What the buttons beside the first line do. */
interface HeadingActs {
  /** null while the bar of the draft offers it. */
  readonly tryOut: (() => void) | null
  help(): void
  cases(): void
  tryOrder(): void
  drafts(): void
  history(): void
  exportFile(): void
  importFile(): void
  addTemplate(): void
  addBlank(stage: Stage): void
}

/** "11 rules decide, version 3; 1 is set aside." */
export function RulesHeading(props: {
  /** null while they are read. */
  marks: readonly RuleMark[] | null
  rules: readonly Rule[]
  version: number
  why: string | null
  acts: HeadingActs
}) {
  const { marks, rules, version, why, acts } = props
  const texts = useMessages('ruleEditor')
  const { separator } = useMessages('lists')
  const buttons = <HeadingButtons why={why} acts={acts} />
  if (marks === null) return <SentenceHeading aside={buttons}>{null}</SentenceHeading>
  const unsound = rulesWith(marks, 'stops')
  const remarked = rulesWith(marks, 'warns')
  return (
    <SentenceHeading aside={buttons}>
      {texts.first({ on: rules.filter((rule) => rule.enabled).length - unsound, version })}
      {unsound > 0 && (
        <>
          {separator}
          <Live tone="blocked">{texts.unsoundRules({ count: unsound })}</Live>
        </>
      )}
      {remarked > 0 && `${separator}${texts.remarked({ count: remarked })}`}.
    </SentenceHeading>
  )
}

function rulesWith(marks: readonly RuleMark[], weight: RuleMark['weight']): number {
  return new Set(marks.filter((mark) => mark.weight === weight).map(({ position }) => position)).size
}

function HeadingButtons({ why, acts }: { why: string | null; acts: HeadingActs }) {
  const texts = useMessages('ruleEditor')
  const { tryOn } = useMessages('ruleReplay')
  const { open: cases, tryOpen: tryOrder } = useMessages('ruleCases')
  return (
    <>
      {acts.tryOut !== null && (
        <Button tone="quiet" icon={FlaskConical} onPress={acts.tryOut}>
          {tryOn}
        </Button>
      )}
      <Button tone="quiet" icon={CircleHelp} onPress={acts.help}>
        {texts.how}
      </Button>
      <Button tone="quiet" icon={PackageSearch} onPress={acts.tryOrder}>
        {tryOrder}
      </Button>
      <Button tone="quiet" icon={Pin} onPress={acts.cases}>
        {cases}
      </Button>
      <Button tone="quiet" icon={FilePen} onPress={acts.drafts}>
        {texts.drafts}
      </Button>
      <Button tone="quiet" icon={History} onPress={acts.history}>
        {texts.history}
      </Button>
      <Menu
        trigger={
          <Button tone="quiet" icon={FileJson}>
            {texts.file}
          </Button>
        }
        choices={[
          { id: 'export', label: texts.exportFile, onChoose: acts.exportFile },
          { id: 'import', label: texts.importFile, why, onChoose: acts.importFile },
        ]}
      />
      <Menu
        trigger={
          <Button tone="primary" icon={Plus}>
            {texts.add}
          </Button>
        }
        choices={[
          { id: 'template', label: texts.fromTemplate, why, onChoose: acts.addTemplate },
          ...STAGES.map((stage) => ({
            id: stage,
            label: texts.blank({ stage: texts.stages[stage] }),
            why,
            onChoose: () => acts.addBlank(stage),
          })),
        ]}
      />
    </>
  )
}
