import { unreachable } from '../../lib/assert.ts'
import type { Language, Translated } from '../../lib/language.ts'
import { ACTIONS, type ActionType } from '../catalogue/actions.ts'
import { findField } from '../catalogue/fields.ts'
import { ANY_OTHER, type ExampleValue, type RuleFinding, type RuleRef } from '../finding.ts'
import { fieldLabel, namesFor, quoted, valueText } from './condition-sentence.ts'
import type { RuleNames } from './names.ts'
import { listed, NBSP } from './quantity.ts'

/** A finding as one or two sentences: what is so, and an order that shows it. */
export function findingSentence(finding: RuleFinding, language: Language, names: RuleNames): string {
  const fr = language === 'fr'
  switch (finding.kind) {
    case 'invalid':
      return finding.problems.map(({ what, remedy }) => `${what[language]} ${remedy[language]}`).join(' ')
    case 'never-true':
      return fr ? 'Aucune commande ne peut remplir ces conditions.' : 'No order can meet these conditions.'
    case 'never-reached':
      return fr
        ? `Jamais atteinte${NBSP}: ${rules(finding.by, language)} arrête l’étape avant elle.`
        : `Never reached: ${rules(finding.by, language)} stops the stage before it.`
    case 'shadowed':
      return fr
        ? `Sans effet${NBSP}: ${rules(finding.by, language)} décide déjà pour toutes ces commandes.`
        : `Without effect: ${rules(finding.by, language)} already decides for all these orders.`
    case 'contradicting': {
      const own = finding.other.position === finding.rule.position
      const about = ABOUT[finding.about][language]
      const opening = own
        ? fr
          ? `Cette règle se contredit${NBSP}: ${about}.`
          : `This rule contradicts itself: ${about}.`
        : fr
          ? `En contradiction avec ${rules([finding.other], language)}${NBSP}: ${about}.`
          : `Contradicts ${rules([finding.other], language)}: ${about}.`
      return own ? opening : `${opening} ${exampleSentence(finding.example, language, names)}`
    }
    case 'order-decides': {
      const what = actionLabel(finding.type, language)
      const opening = fr
        ? `L’ordre décide${NBSP}: ${rules([finding.other], language)} passe avant pour ${what} quand les deux s’appliquent.`
        : `The order decides: ${rules([finding.other], language)} goes first for ${what} when both match.`
      return `${opening} ${exampleSentence(finding.example, language, names)}`
    }
    default:
      return unreachable(finding)
  }
}

const ABOUT: Readonly<Record<Extract<RuleFinding, { kind: 'contradicting' }>['about'], Translated<string>>> =
  {
    'excluded-service': {
      en: 'the service one of them wants is excluded by the other',
      fr: 'le service voulu par l’une est exclu par l’autre',
    },
    'excluded-site': {
      en: 'the site one of them wants is excluded by the other',
      fr: 'le site voulu par l’une est exclu par l’autre',
    },
    'no-service-left': {
      en: 'together they leave no service',
      fr: 'ensemble elles ne laissent aucun service',
    },
    'no-site-left': { en: 'together they leave no site', fr: 'ensemble elles ne laissent aucun site' },
  }

function rules(refs: readonly RuleRef[], language: Language): string {
  const items = refs.map((ref) => {
    const name = ref.name === '' ? `${ref.position + 1}` : quoted(language, ref.name)
    return language === 'fr' ? `la règle ${name}` : `rule ${name}`
  })
  return listed(language, items, 'and')
}

function actionLabel(type: ActionType, language: Language): string {
  return quoted(language, ACTIONS.find((action) => action.type === type)?.label[language] ?? type)
}

function exampleSentence(example: readonly ExampleValue[], language: Language, names: RuleNames): string {
  if (example.length === 0) return language === 'fr' ? 'Toute commande le montre.' : 'Every order shows it.'
  const parts = example.map((one) => exampleText(one, language, names)).join(', ')
  return language === 'fr' ? `Exemple de commande${NBSP}: ${parts}.` : `Example of an order: ${parts}.`
}

function exampleText(
  { field: code, subject, value }: ExampleValue,
  language: Language,
  names: RuleNames,
): string {
  const field = findField(code)
  if (!field) return code
  const label = fieldLabel(
    field,
    field.subject === null ? null : { [field.subject]: subject },
    language,
    names,
  )
  const sign = language === 'fr' ? `${NBSP}=` : ' ='
  const said = field.subject === 'currency' ? namesFor(field, { currency: subject }, names) : names
  return `${label}${sign} ${exampleValue(field, value, language, said)}`
}

function exampleValue(
  field: NonNullable<ReturnType<typeof findField>>,
  value: ExampleValue['value'],
  language: Language,
  names: RuleNames,
): string {
  if (value === null) return language === 'fr' ? 'non connu' : 'not known'
  if (field.type.kind === 'truth') {
    if (language === 'fr') return value === 1 ? 'oui' : 'non'
    return value === 1 ? 'yes' : 'no'
  }
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => one !== '')
  if (texts.length === 0) return language === 'fr' ? 'aucune valeur' : 'none'
  return listed(
    language,
    texts.map((one) =>
      one === ANY_OTHER
        ? language === 'fr'
          ? 'une autre'
          : 'another'
        : valueText(field, one, language, names),
    ),
    'and',
  )
}
