import { useState } from 'react'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { sentence } from '../../../shared/rules/sentence/rule-sentence.ts'
import { DAY_ONE_TEMPLATES } from '../../../shared/rules/templates/day-one.ts'
import type { RuleTemplate } from '../../../shared/rules/templates/template.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { random } from '../../lib/client.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { ArgumentInput } from './argument-input.tsx'
import { useRuleChoices } from './use-rule-choices.ts'

/** The rules of day one: choose, fill in, read the sentence, add. */
export function TemplateDialog(props: {
  isOpen: boolean
  onAdd: (rules: readonly Rule[]) => void
  onClose: () => void
}) {
  const texts = useMessages('ruleEditor')
  const language = useLanguage()
  const [chosen, setChosen] = useState<RuleTemplate | null>(null)
  function close() {
    setChosen(null)
    props.onClose()
  }
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={close}
      title={chosen?.name[language] ?? texts.templatesTitle}
      isWide
    >
      {chosen === null ? (
        <ul className="rule-templates">
          {DAY_ONE_TEMPLATES.map((template) => (
            <li key={template.code}>
              <Button tone="quiet" onPress={() => setChosen(template)}>
                {template.name[language]}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <TemplateForm
          key={chosen.code}
          template={chosen}
          onBack={() => setChosen(null)}
          onAdd={(rules) => {
            props.onAdd(rules)
            close()
          }}
        />
      )}
    </Dialog>
  )
}

function TemplateForm(props: {
  template: RuleTemplate
  onBack: () => void
  onAdd: (rules: readonly Rule[]) => void
}) {
  const { template } = props
  const texts = useMessages('ruleEditor')
  const language = useLanguage()
  const names = useRuleNames()
  const choices = useRuleChoices()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(
    Object.fromEntries(template.parameters.map(({ name, initial }) => [name, initial])),
  )
  const rules = template.rules({ values, language, newId: () => uuidv7(roomClock.now(), random) })
  const isReady = rules.every((rule) => parseRule(rule).kind === 'valid')
  return (
    <>
      <div className="rule-parameters">
        {template.parameters.map(({ name, kind, label }) => (
          <ArgumentInput
            key={name}
            kind={kind}
            label={label[language]}
            value={values[name] ?? null}
            choices={choices}
            onChange={(value) => setValues((old) => ({ ...old, [name]: value }))}
          />
        ))}
      </div>
      {rules.map((rule) => (
        <p key={rule.name} className="rule-sentence-large">
          {sentence(rule, language, names)}
        </p>
      ))}
      <div className="rule-dialog-actions">
        <Button onPress={props.onBack}>{texts.templateBack}</Button>
        <Button tone="primary" why={isReady ? null : texts.templateBlank} onPress={() => props.onAdd(rules)}>
          {texts.templateUse}
        </Button>
      </div>
    </>
  )
}
