import type { Translation } from '../definition.ts'
import type { setAside as en } from '../en/set-aside.ts'

export const setAside: Translation<typeof en> = {
  title: 'Mis de côté pour l’autonomie',
  text: 'Des unités qu’un poste peut remettre au comptoir quand il ne joint plus son poste central. Personne d’autre ne les vend.',
  noDesktops: 'Aucun poste ne garde de copie sur un site : associez-en un dans Réglages > Postes.',
  needsManager: 'Seul un responsable peut mettre des unités de côté',
  desktop: 'Poste',
  units: 'Unités',
  keep: 'Mettre de côté',
  takeBack: 'Reprendre',
  comingBack: '{count, plural, one {# revient} other {# reviennent}} dès que le poste répond',
  kept: '{quantity, plural, one {# unité de} other {# unités de}} {sku} de côté pour {desktop}',
  asked: 'Des unités de {sku} reviennent de {desktop}',
  handOut: 'Remettre',
  note: 'Pour qui',
  noNote: 'Indiquez pour qui',
  handedOut:
    '{quantity, plural, one {# unité de {sku} remise} other {# unités de {sku} remises}} au comptoir',
  noDesktop: 'On met de côté pour un poste qui garde une copie sur un site',
  elsewhere: '{desktop} était sur un autre site : reprenez d’abord ce qui y est de côté',
  notFree:
    '{free, plural, =0 {Aucune unité n’y est libre} one {# seule unité y est libre} other {# unités seulement y sont libres}}',
  none: 'Rien n’en est mis de côté pour ce poste sur ce site',
  tooMany:
    '{left, plural, =0 {Il ne reste rien de ce} one {Il ne reste que # unité de ce} other {Il ne reste que # unités de ce}} qui était de côté pour ce poste',
}
