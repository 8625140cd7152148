import type { Message } from '../../messages/definition.ts'
import { message, plainMessage } from '../../messages/message.ts'
import { type ActionCode, findAction } from '../catalogue/actions.ts'
import type { Action } from '../document.ts'
import { ActionArguments } from './action-arguments.ts'
import type { RuleNames } from './names.ts'

/** An action as a clause in the infinitive: 'ship with Colissimo', 'expédier avec Colissimo'. Blank parts are '…'. */
export function actionMessage(action: Action, names: RuleNames): Message {
  const definition = findAction(action.code)
  return definition === null
    ? plainMessage(action.code)
    : definition.say(new ActionArguments(action.args, names))
}

/** What the editor calls it. */
export function actionLabel(code: ActionCode): Message {
  return message(`ruleActions.${code}.label`)
}
