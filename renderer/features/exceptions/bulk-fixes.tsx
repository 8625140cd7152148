import type { ExceptionRow } from '../../../shared/contract/exceptions.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { message } from '../../../shared/messages/message.ts'
import { BulkBar } from '../../components/bulk-bar.tsx'
import { Button } from '../../components/button.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import type { BulkFix } from './bulk-dialog.tsx'
import { NEEDS_ANSWERS } from './common-causes.ts'

/** What can be done with the selected rows: for each its best, or a way out that at least one of them suggests. */
export function BulkFixes(props: {
  rows: readonly ExceptionRow[]
  onFix: (fix: BulkFix) => void
  onClear: () => void
}) {
  const texts = useMessages('exceptionQueue')
  const verbs = useMessages('commandWords').verb
  const inWords = useSay()
  const ids = props.rows.map((row) => row.record.id)
  const suggested = new Set<ResolutionCode>()
  for (const { suggestion } of props.rows)
    if (suggestion !== null && !NEEDS_ANSWERS.has(suggestion.code)) suggested.add(suggestion.code)
  return (
    <BulkBar
      label={texts.selected({ count: ids.length })}
      clearLabel={texts.clearSelection}
      onClear={props.onClear}
    >
      <Button binding={VERB_KEYS.accept} onPress={() => props.onFix({ ids, codes: [], label: verbs.accept })}>
        {verbs.accept}
      </Button>
      {[...suggested].map((code) => {
        const label = message(`resolutions.label.${code}`)
        return (
          <Button key={code} onPress={() => props.onFix({ ids, codes: [code], label: inWords(label) })}>
            {texts.applyTo({ label: inWords(label), count: ids.length })}
          </Button>
        )
      })}
    </BulkBar>
  )
}
