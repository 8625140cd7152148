import type { Translation } from '../definition.ts'
import type { points as en } from '../en/points.ts'

export const points: Translation<typeof en> = {
  openOn:
    '{day, select, mon {lun.} tue {mar.} wed {mer.} thu {jeu.} fri {ven.} sat {sam.} other {dim.}} {times}',
  openFromTo:
    '{from, select, mon {lun.} tue {mar.} wed {mer.} thu {jeu.} fri {ven.} sat {sam.} other {dim.}}–{to, select, mon {lun.} tue {mar.} wed {mer.} thu {jeu.} fri {ven.} sat {sam.} other {dim.}} {times}',
  open: 'Ouvert {days}',
  noHours: 'Horaires inconnus',
  metres: '{distance, number} m',
  kilometres: '{distance, number} km',
  unmeasured: '{point}',
  near: '{point} ({distance})',
  chosen: 'Envoyée au point relais {point}, le plus proche qui accepte des colis',
  replaced:
    'Le point relais {closed} n’accepte plus de colis : envoyée à {point}, le plus proche qui en accepte',
  closed:
    'Le point relais {point} n’accepte pas de colis pour le moment, d’après {carrier}. Lequel à la place ?',
  listedClosed: 'Le point relais {point} est indiqué comme fermé',
  keep: 'Il accepte des colis',
  kept: 'Part vers le point que la commande indique ; le transporteur n’est plus interrogé à ce sujet aujourd’hui',
  buyerTold: '{channel} prévient le client',
  buyerNotTold: '{channel} ne prévient pas le client : dites-lui où va son colis',
  toBuyer: 'Le colis de votre commande {order} est envoyé à ce point relais : {point}',
  nearest: 'Points les plus proches',
  toldAt: 'D’après {carrier}, {time}',
  asking: 'Les points proches du client sont demandés au transporteur',
  none: '{carrier} n’indique aucun point ouvert près du client',
  notListed: 'Aucun compte de ce transporteur ne liste ses points : saisissez celui que le client indique',
  unasked: 'Le transporteur n’a pas pu être interrogé : {problem}',
  byHand: 'Autre point',
}
