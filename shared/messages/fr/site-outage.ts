import type { Translation } from '../definition.ts'
import type { siteOutage as en } from '../en/site-outage.ts'

export const siteOutage: Translation<typeof en> = {
  closed: 'Fermé : {reason}',
  outageText:
    'Fermé, il ne prend plus de commandes ; celles qui lui sont affectées et pas encore libérées partent d’ailleurs.',
  reason: 'Motif',
  until: 'Jusqu’à',
  untils: {
    open: 'ma réouverture',
    tonight: 'ce soir',
    morning: 'demain 06:00',
  },
  shut: 'Fermer le site',
  reopen: 'Rouvrir',
  shutDone:
    '{site} est fermé ; {moved, plural, one {# commande déplacée} other {# commandes déplacées}}{stopped, plural, =0 {} other {. {stopped, plural, one {# commande libérée attend} other {# commandes libérées attendent}} sur place : traitez-les ensemble dans les exceptions}}',
  reopened:
    '{site} est ouvert ; {moved, plural, one {# commande réaffectée} other {# commandes réaffectées}}',
}
