import type { ImportChoices, ImportReport } from '../../../shared/contract/setup.ts'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'

const ASK = 'ask'
const DATE_ORDERS = [ASK, 'day-first', 'month-first'] as const
const ALREADY_HERE = ['leave-out', 'import'] as const
const REPEATED_LINES = [ASK, 'once', 'each'] as const

/** What the files leave open and a person chooses once: shown where it matters for them, or was chosen before. */
export function ImportQuestions(props: {
  report: ImportReport
  choices: ImportChoices
  onChoose: (choices: ImportChoices) => void
}) {
  const texts = useMessages('csvImport')
  const { report, choices, onChoose } = props
  const asksOrder = choices.dateOrder !== null || report.questions.includes('date-order')
  const asksRepeats = choices.repeatedLines !== null || report.questions.includes('repeated-lines')
  const asksHere = choices.alreadyHere !== null || report.questions.includes('already-here')
  if (report.timeZone === null && !asksOrder && !asksRepeats && !asksHere) return null
  return (
    <div className="import-choices">
      {report.timeZone !== null && (
        <Select
          label={texts.timeZone}
          choices={zonesWith(report.timeZone).map((id) => ({ id, label: id }))}
          value={report.timeZone}
          onChange={(timeZone) => onChoose({ ...choices, timeZone })}
        />
      )}
      {asksOrder && (
        <Select
          label={texts.dateOrder}
          choices={DATE_ORDERS.map((id) => ({ id, label: texts.dateOrders[id] }))}
          value={choices.dateOrder ?? ASK}
          onChange={(id) => onChoose({ ...choices, dateOrder: id === ASK ? null : id })}
        />
      )}
      {asksRepeats && (
        <Select
          label={texts.repeatedLines}
          choices={REPEATED_LINES.map((id) => ({ id, label: texts.repeatedChoices[id] }))}
          value={choices.repeatedLines ?? ASK}
          onChange={(id) => onChoose({ ...choices, repeatedLines: id === ASK ? null : id })}
        />
      )}
      {asksHere && (
        <Select
          label={texts.alreadyHere}
          choices={ALREADY_HERE.map((id) => ({ id, label: texts.alreadyHereChoices[id] }))}
          value={choices.alreadyHere ?? 'leave-out'}
          onChange={(alreadyHere) => onChoose({ ...choices, alreadyHere })}
        />
      )}
    </div>
  )
}

function zonesWith(zone: string): string[] {
  return [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].sort()
}
