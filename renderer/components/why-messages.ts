import { plural } from '../../shared/lib/language.ts'
import { defineMessages } from '../lib/messages.ts'

/** Why an order was decided as it was. */
export const whyMessages = defineMessages({
  en: {
    whyRules: (version: number) => `Rules v${version}`,
    noRules: 'No rule is set up.',
    noneMatched: 'No rule matched.',
    othersNot: (count: number) => plural('en', count, '# rule did not match', '# rules did not match'),
    yes: 'matched',
    no: 'did not match',
    skippedRule: 'not looked at',
    noEffect: 'An earlier rule had settled it.',
    whySites: 'Sites',
    costParts: (shipping: string, handling: string) => `${shipping} shipping, ${handling} handling`,
    weighed: (weight: string) => `${weight} more in the choice (further parcels, scarce stock), not paid`,
    whyServices: 'Services',
    fromSite: (site: string) => `From ${site}`,
    chosen: 'chosen',
    whyPriority: (score: number) => `Priority ${score}`,
    noPriority: 'Nothing moves it up or down.',
  },
  fr: {
    whyRules: (version) => `Règles v${version}`,
    noRules: 'Aucune règle n’est définie.',
    noneMatched: 'Aucune règle ne s’applique.',
    othersNot: (count) => plural('fr', count, '# règle ne s’applique pas', '# règles ne s’appliquent pas'),
    yes: 's’applique',
    no: 'ne s’applique pas',
    skippedRule: 'non examinée',
    noEffect: 'Une règle précédente avait tranché.',
    whySites: 'Sites',
    costParts: (shipping, handling) => `${shipping} de transport, ${handling} de préparation`,
    weighed: (weight) => `${weight} de plus dans le choix (colis supplémentaires, stock rare), non payés`,
    whyServices: 'Services',
    fromSite: (site) => `Depuis ${site}`,
    chosen: 'choisi',
    whyPriority: (score) => `Priorité ${score}`,
    noPriority: 'Rien ne la fait monter ni descendre.',
  },
})
