import type { Translation } from '../definition.ts'
import type { mirakl as en } from '../en/mirakl.ts'

export const mirakl: Translation<typeof en> = {
  enterAddress: 'Saisissez l’adresse de la place de marché, par exemple {example}',
  keyMissing:
    'La place de marché demande la clé d’API de votre boutique : elle se trouve sous votre utilisateur > Clé API',
  keyRefused: 'La place de marché refuse la clé d’API : {said}',
  notData: 'La place de marché a répondu par une page au lieu de données ; elle est peut-être en maintenance',
  ordersOnceAMinute: 'Les commandes ne peuvent être demandées qu’une fois par minute',
  unknownOrder: 'La place de marché ne connaît pas la commande {order}',
  noLine: 'La place de marché n’a plus de ligne {line} dans {order}',
  cancelledButLeft:
    'La commande est annulée sur la place de marché, mais des colis sont partis : prévenez la place de marché',
  refusesShipment: 'La place de marché refuse l’expédition : {said}',
  refusesShipmentSilently: 'La place de marché refuse l’expédition sans donner de motif',
  refusesStock: 'La place de marché refuse le stock de {sku} : {said}',
  stockFileWaits: 'La place de marché lit notre fichier de stock',
  stockFileOnceAMinute: 'La place de marché accepte un fichier de stock par minute',
  noShippingAddress:
    'La commande {order} de {channel} n’a pas d’adresse de livraison : demandez-la à la place de marché. Corrigez-la là-bas ; elle est relue.',
  invalidOrder:
    'La commande {order} de {channel} ne peut pas être reprise : {faults}. Corrigez-la sur la place de marché.',
}
