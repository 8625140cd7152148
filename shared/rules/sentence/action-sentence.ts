import type { Language, Translated } from '../../lib/language.ts'
import { plural } from '../../lib/language.ts'
import { findAction } from '../catalogue/actions.ts'
import type { Action } from '../document.ts'
import { quoted } from './condition-sentence.ts'
import type { RuleNames } from './names.ts'
import { listed, NBSP, quantity } from './quantity.ts'

/** An action as a clause in the infinitive: 'ship with Colissimo', 'expédier avec Colissimo'. Blank parts are '…'. */
export function actionSentence(action: Action, language: Language, names: RuleNames): string {
  const say = SENTENCES.get(action.code)
  if (!say) return findAction(action.code)?.label[language] ?? action.code
  return say[language](new Arguments(action, language, names))
}

type Say = (args: Arguments) => string

/** The arguments of an action as text; one that is blank or of the wrong type is '…'. */
class Arguments {
  readonly #args: Readonly<Record<string, unknown>>
  readonly #language: Language
  readonly #names: RuleNames

  constructor(action: Action, language: Language, names: RuleNames) {
    this.#args = action.args
    this.#language = language
    this.#names = names
  }

  number(name: string): number | null {
    const value = this.#args[name]
    return typeof value === 'number' ? value : null
  }

  text(name: string): string {
    const value = this.#args[name]
    return typeof value === 'string' && value !== '' ? value : '…'
  }

  quoted(name: string): string {
    return quoted(this.#language, this.text(name))
  }

  signed(name: string): string {
    const value = this.number(name)
    if (value === null) return '…'
    return plural(this.#language, Math.abs(value), `#${NBSP}point`, `#${NBSP}points`)
  }

  counted(name: string, one: string, other: string): string {
    const value = this.number(name)
    return value === null ? '…' : plural(this.#language, value, one, other)
  }

  cents(name: string): string {
    const value = this.number(name)
    return value === null ? '…' : quantity(this.#language, 'cents', value, this.#names.currency)
  }

  channel(): string {
    const value = this.#args['channelId']
    return typeof value === 'string' && value !== '' ? this.#names.channel(value) : '…'
  }

  /** null when the action names none. */
  site(): string | null {
    const value = this.#args['siteId']
    return typeof value === 'string' && value !== '' ? this.#names.site(value) : null
  }

  sites(word: 'and' | 'or' | 'then'): string {
    const value = this.#args['siteIds']
    if (!Array.isArray(value) || value.length === 0) return '…'
    const names = value.map((siteId) => this.#names.site(String(siteId)))
    if (word !== 'then') return listed(this.#language, names, word)
    return names.join(this.#language === 'fr' ? ', puis ' : ', then ')
  }

  service(): string {
    return this.#serviceOf(this.#args)
  }

  services(): string {
    const value = this.#args['services']
    if (!Array.isArray(value) || value.length === 0) return '…'
    return listed(
      this.#language,
      value.map((one) => this.#serviceOf(one)),
      'and',
    )
  }

  #serviceOf(value: unknown): string {
    if (typeof value !== 'object' || value === null) return '…'
    const carrierId: unknown = Reflect.get(value, 'carrierId')
    const serviceId: unknown = Reflect.get(value, 'serviceId')
    if (typeof carrierId !== 'string' || carrierId === '') return '…'
    return typeof serviceId === 'string'
      ? this.#names.service(carrierId, serviceId)
      : this.#names.carrier(carrierId)
  }
}

function worth(args: Arguments, language: Language): string {
  const cents = args.number('worthCents')
  if (cents === null || cents === 0) return ''
  return language === 'fr'
    ? ` (jusqu’à ${args.cents('worthCents')} de plus)`
    : ` (up to ${args.cents('worthCents')} more)`
}

const STRATEGIES: Readonly<Record<string, Translated<string>>> = {
  cheapest: { en: 'choose the cheapest way', fr: 'choisir le moins cher' },
  fastest: { en: 'choose the fastest way', fr: 'choisir le plus rapide' },
  nearest: { en: 'ship from the nearest stock', fr: 'expédier depuis le stock le plus proche' },
  balanced: {
    en: 'balance cost, speed and the load of the sites',
    fr: 'équilibrer coût, délai et charge des sites',
  },
}

const HANDLINGS: Readonly<Record<string, Translated<string>>> = {
  partial: { en: 'ship what is in stock', fr: 'expédier ce qui est en stock' },
  backorder: { en: 'wait for stock', fr: 'attendre le stock' },
  hold: { en: 'hold the order', fr: 'mettre la commande en attente' },
}

const SENTENCES = new Map<string, Translated<Say>>(
  Object.entries({
    'classify.tag': {
      en: (args) => `tag the order ${args.quoted('tag')}`,
      fr: (args) => `étiqueter la commande ${args.quoted('tag')}`,
    },
    'classify.set-priority': {
      en: (args) => `set the priority to ${args.signed('points')}`,
      fr: (args) => `fixer la priorité à ${args.signed('points')}`,
    },
    'classify.add-priority': {
      en: (args) =>
        `${(args.number('points') ?? 0) < 0 ? 'lower' : 'raise'} the priority by ${args.signed('points')}`,
      fr: (args) =>
        `${(args.number('points') ?? 0) < 0 ? 'baisser' : 'monter'} la priorité de ${args.signed('points')}`,
    },
    'classify.protect-stock': {
      en: (args) =>
        `keep ${args.counted('units', '# unit', '# units')} of each product for ${args.channel()} ${args.site() === null ? 'at every site' : `at ${args.site()}`}`,
      fr: (args) =>
        `garder ${args.counted('units', `#${NBSP}unité`, `#${NBSP}unités`)} de chaque article pour ${args.channel()} ${args.site() === null ? 'sur chaque site' : `à ${args.site()}`}`,
    },
    'classify.promise': {
      en: (args) =>
        `promise ${args.text('what') === 'ship' ? 'dispatch' : 'delivery'} within ${args.counted('withinDays', '# working day', '# working days')}`,
      fr: (args) =>
        `promettre ${args.text('what') === 'ship' ? 'l’expédition' : 'la livraison'} sous ${args.counted('withinDays', `#${NBSP}jour ouvré`, `#${NBSP}jours ouvrés`)}`,
    },
    hold: {
      en: (args) => `hold the order for review: ${args.quoted('note')}`,
      fr: (args) => `mettre la commande en attente${NBSP}: ${args.quoted('note')}`,
    },
    'source.strategy': {
      en: (args) => STRATEGIES[args.text('strategy')]?.en ?? 'choose …',
      fr: (args) => STRATEGIES[args.text('strategy')]?.fr ?? 'choisir …',
    },
    'source.weights': {
      en: (args) =>
        `weigh cost ${args.number('cost') ?? '…'}, speed ${args.number('speed') ?? '…'}, distance ${args.number('distance') ?? '…'} and even load ${args.number('balance') ?? '…'}`,
      fr: (args) =>
        `pondérer coût ${args.number('cost') ?? '…'}, délai ${args.number('speed') ?? '…'}, distance ${args.number('distance') ?? '…'} et charge équilibrée ${args.number('balance') ?? '…'}`,
    },
    'source.splits': {
      en: (args) =>
        args.number('maxFulfillments') === 1
          ? 'ship from one site only'
          : `split over ${args.counted('maxFulfillments', '# site', '# sites')} at most`,
      fr: (args) =>
        args.number('maxFulfillments') === 1
          ? 'expédier depuis un seul site'
          : `répartir sur ${args.counted('maxFulfillments', `#${NBSP}site`, `#${NBSP}sites`)} au plus`,
    },
    'source.when-short': {
      en: (args) => `when stock is short, ${HANDLINGS[args.text('handling')]?.en ?? '…'}`,
      fr: (args) => `quand le stock manque, ${HANDLINGS[args.text('handling')]?.fr ?? '…'}`,
    },
    'source.send-to': {
      en: (args) => `ship from ${args.site() ?? '…'}`,
      fr: (args) => `expédier depuis ${args.site() ?? '…'}`,
    },
    'source.prefer-sites': {
      en: (args) => `prefer ${args.sites('or')}${worth(args, 'en')}`,
      fr: (args) => `préférer ${args.sites('or')}${worth(args, 'fr')}`,
    },
    'source.exclude-sites': {
      en: (args) => `exclude ${args.sites('and')}`,
      fr: (args) => `exclure ${args.sites('and')}`,
    },
    'source.site-order': {
      en: (args) => `take the sites in this order: ${args.sites('then')}`,
      fr: (args) => `prendre les sites dans cet ordre${NBSP}: ${args.sites('then')}`,
    },
    'ship.use-service': {
      en: (args) => `ship with ${args.service()}`,
      fr: (args) => `expédier avec ${args.service()}`,
    },
    'ship.prefer-service': {
      en: (args) => `prefer ${args.service()}${worth(args, 'en')}`,
      fr: (args) => `préférer ${args.service()}${worth(args, 'fr')}`,
    },
    'ship.exclude-services': {
      en: (args) => `exclude ${args.services()}`,
      fr: (args) => `exclure ${args.services()}`,
    },
    'ship.signature': { en: () => 'require a signature', fr: () => 'exiger une signature' },
    'ship.insure': {
      en: (args) =>
        `insure for ${args.number('cents') === null ? 'the value of the goods' : args.cents('cents')}`,
      fr: (args) =>
        `assurer pour ${args.number('cents') === null ? 'la valeur des articles' : args.cents('cents')}`,
    },
    'ship.relay-point': { en: () => 'deliver to a pick-up point', fr: () => 'livrer en point relais' },
  }),
)
