import { type RefObject, useState } from 'react'
import type { RuleSet } from '../../../shared/rules/document.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { ImportDialog } from './import-dialog.tsx'
import type { RuleDraft } from './rule-draft.ts'
import { type RuleFile, readRuleFile, writeRuleFile } from './rule-file.ts'
import { newRuleId } from './use-rule-acts.ts'

export async function exportRules(
  current: Pick<RuleSet, 'version' | 'publishedAt' | 'author' | 'note'>,
  draft: RuleDraft | null,
): Promise<void> {
  const ruleSet = draft
    ? { ...current, rules: [...draft.rules] }
    : await connection.client.rules.version({ version: current.version })
  const { version, publishedAt, author, note } = ruleSet
  const text = writeRuleFile({ version, publishedAt, author, note, rules: ruleSet.rules })
  saveFile(`rules-v${version}${draft ? '-draft' : ''}.json`, 'application/json', text)
}

/** The field that a press on "Import" opens; rules that could not be read are asked about first. */
export function RuleFileInput(props: {
  inputRef: RefObject<HTMLInputElement | null>
  onRules: (rules: RuleFile['rules']) => void
}) {
  const texts = useMessages('ruleEditor')
  const say = useToasts((toasts) => toasts.say)
  const [read, setRead] = useState<RuleFile | null>(null)

  function takeFile(file: RuleFile) {
    props.onRules(file.rules)
    say('done', texts.imported({ count: file.rules.length }))
    setRead(null)
  }

  async function importFile(file: File) {
    const found = readRuleFile(await file.text(), newRuleId)
    if (found === null) say('risk', texts.importBad)
    else if (found.faults.length > 0) setRead(found)
    else takeFile(found)
  }

  return (
    <>
      <ImportDialog
        file={read}
        onImport={() => read !== null && takeFile(read)}
        onClose={() => setRead(null)}
      />
      <input
        ref={props.inputRef}
        className="visually-hidden"
        type="file"
        accept="application/json,.json"
        aria-label={texts.importFile}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void importFile(file)
        }}
      />
    </>
  )
}
