import type { Translation } from '../definition.ts'
import type { prestashop as en } from '../en/prestashop.ts'

export const prestashop: Translation<typeof en> = {
  keyMissing: 'PrestaShop demande une clé de webservice : créez-en une dans Paramètres avancés > Webservice',
  keyRefused: 'PrestaShop refuse la clé de webservice',
  keyRefusedSaying: 'PrestaShop refuse la clé de webservice : {said}',
  noWebservice: 'PrestaShop n’a pas de webservice à cette adresse (HTTP {status})',
  notAllowed:
    'La clé de webservice n’a pas le droit d’utiliser {resource} : {said} Cochez-le pour cette clé dans Paramètres avancés > Webservice.',
  noSetting: 'PrestaShop n’indique pas son réglage {name} : la clé doit pouvoir lire les « configurations »',
  endedButLeft:
    'La commande est annulée, remboursée ou impayée dans PrestaShop, mais des colis sont partis : parlez-en au client',
  sharedAddress:
    'D’autres commandes de ce client utilisent la même adresse dans PrestaShop : corrigez-la là-bas, une adresse propre à cette commande y sera créée',
  alreadyRefunded:
    'PrestaShop a déjà remboursé des unités de la ligne {line} : regardez les avoirs de la commande',
}
