import { useState } from 'react'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import { parseRule } from '../../../shared/rules/parse-rule.ts'
import { ruleMessage } from '../../../shared/rules/sentence/rule-message.ts'
import { ASKED_FOR_TEMPLATES } from '../../../shared/rules/templates/asked-for.ts'
import { DAY_ONE_TEMPLATES } from '../../../shared/rules/templates/day-one.ts'
import type { RuleTemplate } from '../../../shared/rules/templates/template.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useRuleNames } from '../../lib/catalog.ts'
import { random } from '../../lib/client.ts'
import { useLanguage, useMessages, useSay } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { ArgumentInput } from './argument-input.tsx'
import { useRuleChoices } from './use-rule-choices.ts'

/** The rules of day one and what merchants ask for beyond: choose, fill in, read the sentence, add. */
export function TemplateDialog(props: {
  isOpen: boolean
  onAdd: (rules: readonly Rule[]) => void
  onClose: () => void
}) {
  const texts = useMessages('ruleEditor')
  const named = useMessages('ruleTemplates')
  const [chosen, setChosen] = useState<RuleTemplate | null>(null)
  function close() {
    setChosen(null)
    props.onClose()
  }
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={close}
      title={chosen === null ? texts.templatesTitle : named[chosen.code]}
      isWide
    >
      {chosen === null ? (
        <ul className="rule-templates">
          {[...DAY_ONE_TEMPLATES, ...ASKED_FOR_TEMPLATES].map((template) => (
            <li key={template.code}>
              <Button tone="quiet" onPress={() => setChosen(template)}>
                {named[template.code]}
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
  const inputs = useMessages('ruleInputs')
  const language = useLanguage()
  const inWords = useSay()
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
            label={inputs[label]}
            value={values[name] ?? null}
            choices={choices}
            onChange={(value) => setValues((old) => ({ ...old, [name]: value }))}
          />
        ))}
      </div>
      {rules.map((rule) => (
        <p key={rule.name} className="rule-sentence-large">
          {inWords(ruleMessage(rule, names))}
        </p>
      ))}
      <div className="dialog-buttons">
        <Button onPress={props.onBack}>{texts.templateBack}</Button>
        <Button tone="primary" why={isReady ? null : texts.templateBlank} onPress={() => props.onAdd(rules)}>
          {texts.templateUse}
        </Button>
      </div>
    </>
  )
}
