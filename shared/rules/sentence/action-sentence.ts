import type { Language } from '../../lib/language.ts'
import { findAction } from '../catalogue/actions.ts'
import type { Action } from '../document.ts'
import { ActionArguments } from './action-arguments.ts'
import type { RuleNames } from './names.ts'

/** An action as a clause in the infinitive: 'ship with Colissimo', 'expédier avec Colissimo'. Blank parts are '…'. */
export function actionSentence(action: Action, language: Language, names: RuleNames): string {
  const definition = findAction(action.code)
  if (definition === null) return action.code
  return definition.say[language](new ActionArguments(action.args, language, names))
}
