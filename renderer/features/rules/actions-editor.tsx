import { X } from 'lucide-react'
import { ACTIONS, findAction } from '../../../shared/rules/catalogue/actions.ts'
import type { ArgumentKind } from '../../../shared/rules/catalogue/define-action.ts'
import type { Action, Stage } from '../../../shared/rules/document.ts'
import { actionLabel } from '../../../shared/rules/sentence/action-message.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { ArgumentInput, serviceOfKey } from './argument-input.tsx'
import type { RuleChoices } from './use-rule-choices.ts'

/** What a rule does, one action after the other. */
export function ActionsEditor(props: {
  actions: readonly Action[]
  stage: Stage
  choices: RuleChoices
  onChange: (actions: Action[]) => void
}) {
  const { actions, stage, choices, onChange } = props
  const texts = useMessages('ruleEditor').editor
  const set = (index: number, action: Action | null) =>
    onChange(actions.flatMap((old, place) => (place !== index ? [old] : action === null ? [] : [action])))
  const first = ACTIONS.find((entry) => entry.stages.includes(stage))
  return (
    <div className="rule-group">
      {actions.map((action, index) => (
        <ActionEditor
          key={index}
          action={action}
          stage={stage}
          choices={choices}
          onChange={(next) => set(index, next)}
          onRemove={() => set(index, null)}
        />
      ))}
      <div className="rule-adds">
        <Button
          tone="quiet"
          onPress={() => {
            if (first) onChange([...actions, blankAction(first.code)])
          }}
        >
          {texts.addAction}
        </Button>
      </div>
    </div>
  )
}

function ActionEditor(props: {
  action: Action
  stage: Stage
  choices: RuleChoices
  onChange: (action: Action) => void
  onRemove: () => void
}) {
  const { action, stage, choices, onChange } = props
  const texts = useMessages('ruleEditor').editor
  const inputs = useMessages('ruleInputs')
  const inWords = useSay()
  const entry = findAction(action.code)
  const entries = ACTIONS.filter((each) => each.stages.includes(stage) || each.code === action.code)
  return (
    <div className="rule-condition">
      <div className="rule-condition-row">
        <Select
          label={texts.action}
          choices={entries.map((each) => ({ id: each.code, label: inWords(actionLabel(each.code)) }))}
          value={action.code}
          onChange={(code) => onChange(blankAction(code))}
        />
        <IconButton icon={X} label={texts.removeAction} onPress={props.onRemove} />
      </div>
      {entry?.args.map((argument) =>
        argument.kind === 'carrier-service' ? (
          <Select
            key={argument.name}
            label={inputs[argument.label]}
            choices={[{ id: '', label: texts.choose }, ...choices.services]}
            value={keyOf(action)}
            onChange={(key) =>
              onChange({
                ...action,
                args: {
                  ...action.args,
                  ...(key === '' ? { carrierId: null, serviceId: null } : serviceOfKey(key)),
                },
              })
            }
          />
        ) : (
          <ArgumentInput
            key={`${action.code} ${argument.name}`}
            kind={argument.kind}
            label={inputs[argument.label]}
            value={action.args[argument.name] ?? null}
            choices={choices}
            onChange={(value) => onChange({ ...action, args: { ...action.args, [argument.name]: value } })}
          />
        ),
      )}
    </div>
  )
}

const STARTS: Readonly<Partial<Record<ArgumentKind, unknown>>> = {
  points: 100,
  count: 1,
  days: 1,
  weight: 1,
  cents: 100,
  strategy: 'cheapest',
  'short-handling': 'hold',
  'ship-or-deliver': 'ship',
  level: 'express',
  time: 660,
}

/** A fresh action with its numbers and choices begun, so that what is shown is what is kept. */
function blankAction(code: string): Action {
  const args = findAction(code)?.args ?? []
  return { code, args: Object.fromEntries(args.map(({ name, kind }) => [name, STARTS[kind] ?? null])) }
}

function keyOf({ args }: Action): string {
  const { carrierId, serviceId } = args
  if (typeof carrierId !== 'string') return ''
  return typeof serviceId === 'string' ? `${carrierId}/${serviceId}` : carrierId
}
