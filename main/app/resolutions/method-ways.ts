import type { Resolution } from '../../../shared/contract/exceptions.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { MethodTarget } from '../../../shared/domain/shipping-method.ts'
import { message } from '../../../shared/messages/message.ts'
import { offer } from './catalogue.ts'

type UnknownMethod = Extract<ExceptionCause, { reason: 'unknown-method' }>

/** What a method can be said to mean in one word; all that there is, its table in the channel says. */
const TARGETS = {
  home: { delivery: 'home', level: 'standard', service: null },
  express: { delivery: 'home', level: 'express', service: null },
  relay: { delivery: 'relay', service: null, pointField: null, isPointOptional: false },
  collect: { delivery: 'collect', siteId: null },
} as const satisfies Record<string, MethodTarget>
type Choice = keyof typeof TARGETS

const CHOICES: readonly Choice[] = ['home', 'express', 'relay', 'collect']

/** What the name hints at comes first. */
export function methodWays({ proposal }: UnknownMethod): Resolution[] {
  const hinted = proposal === null ? null : hint(proposal)
  const choices = CHOICES.toSorted((a, b) => Number(b === hinted) - Number(a === hinted))
  return choices.map((choice) =>
    offer('map-method', message(`resolutions.methodEffect.${choice}`), null, {
      choice,
      label: message(`resolutions.method.${choice}`),
    }),
  )
}

/** The target of a way out that was offered; null = it is none of them. */
export function targetOfWay(choice: string | null): MethodTarget | null {
  const found = CHOICES.find((one) => one === choice)
  return found === undefined ? null : TARGETS[found]
}

function hint(target: MethodTarget): Choice {
  switch (target.delivery) {
    case 'home':
      return target.level === 'express' ? 'express' : 'home'
    case 'relay':
      return 'relay'
    case 'collect':
      return 'collect'
  }
}
