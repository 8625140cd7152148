import { plural } from '../../../shared/lib/language.ts'
import { defineMessages } from '../../lib/messages.ts'

export const checkMessages = defineMessages({
  en: {
    ok: (shop: string) => (shop === '' ? 'It answers' : `It answers: this is ${shop}`),
    remarks: {
      otherVersion: (served: string, wanted: string) =>
        `It answers with API version ${served} instead of ${wanted}: update Switchyard soon.`,
      notOpen: (state: string) => `The marketplace does not have it open (${state}).`,
    },
    failed: 'It does not let us in',
    lacks: (count: number) => plural('en', count, '# right is missing', '# rights are missing'),
    readsOnly: 'It can be read; what is marked below must be ticked before anything can be written.',
    rights: 'What the key may do',
    reads: 'Reading',
    writes: 'Writing',
    tick: 'In the shop',
    granted: { yes: 'may', no: 'may not', unknown: 'cannot be told' },
    movedTo: (address: string) => `It is at ${address}: that address is kept.`,
    accept: 'Accept this certificate',
    fingerprint: (fingerprint: string) => `SHA-256 ${fingerprint}`,
    needs: {
      'read-orders': 'Read orders',
      'change-orders': 'Change and cancel orders',
      'read-customers': 'Read addresses and customers',
      'read-products': 'Read products',
      'read-stock': 'Read stock',
      'write-stock': 'Set stock',
      'read-places': 'Read locations',
      ship: 'Ship, with tracking numbers',
      refund: 'Book refunds',
      returns: 'Read and answer returns',
      'read-shop': 'Read the shop’s settings',
      'mark-owner': 'Note which program works the shop',
    },
    troubles: {
      noAddress: 'Enter the address of the shop.',
      needsHttps: (host: string) =>
        `${host} does not answer over https. Keys are sent over https only: switch it on there.`,
      privateAddress: (host: string) =>
        `${host} is a machine of a local network. If it is the shop, allow it by name: SWITCHYARD_LOCAL_SHOPS=${host}, then start again.`,
      moved: (host: string, target: string) =>
        `${host} sends us on to ${target}, which may be another shop. Enter that address if it is yours.`,
      certificate: {
        'self-signed': (host: string) =>
          `${host} shows a certificate that it made itself. Compare the fingerprint with the one on the server before you accept it.`,
        'unknown-issuer': (host: string) =>
          `Nobody known vouches for the certificate of ${host}. Compare the fingerprint with the one on the server before you accept it.`,
        expired: (host: string) => `The certificate of ${host} has expired: renew it there.`,
        'other-name': (host: string) =>
          `The certificate of ${host} is made for another name: enter the address that it is made for.`,
        changed: (host: string) =>
          `${host} shows another certificate than the one accepted before. If it was renewed, compare the fingerprint and accept it.`,
      },
      noSuchHost: (host: string) => `There is no ${host}: check the spelling, and the connection.`,
      nobodyThere: (host: string) => `Nothing answers at ${host}: check the address and the port.`,
      noAnswer: (host: string) => `${host} does not answer in time: try again later.`,
      webPage: (host: string) =>
        `${host} answers with a web page instead of data: check the address, or wait if the shop is under maintenance.`,
      serverFault: (host: string, status: string) =>
        `${host} has a fault of its own (HTTP ${status}): its own log says which.`,
      slowDown: (host: string) => `${host} asks us to slow down: try again in a minute.`,
      credentialsRefused: 'The shop refuses these credentials: copy them again, or make new ones.',
      notThatKind: {
        shopify: 'No Shopify answers here: enter the myshopify.com address, not that of the web site.',
        woocommerce:
          'No WooCommerce answers here: check the address, that WooCommerce is on, and that permalinks are not “plain”.',
        prestashop: 'No PrestaShop webservice answers here: check the address, and that it is switched on.',
        mirakl: 'No Mirakl marketplace answers here: check the address.',
        amazon: 'Amazon answers, but not as this seller in this marketplace: check the ids and the region.',
        vendure: 'No Vendure answers here: check the address, up to /admin-api, and the stock location.',
      },
    },
  },
  fr: {
    ok: (shop) => (shop === '' ? 'Elle répond' : `Elle répond : c’est ${shop}`),
    remarks: {
      otherVersion: (served, wanted) =>
        `Elle répond avec la version ${served} de l’API au lieu de ${wanted} : mettez bientôt Switchyard à jour.`,
      notOpen: (state) => `La place de marché ne l’a pas ouverte (${state}).`,
    },
    failed: 'Elle ne nous laisse pas entrer',
    lacks: (count) => plural('fr', count, '# droit manque', '# droits manquent'),
    readsOnly:
      'La lecture fonctionne ; ce qui est marqué ci-dessous doit être coché avant de pouvoir y écrire.',
    rights: 'Ce que la clé permet',
    reads: 'Lecture',
    writes: 'Écriture',
    tick: 'Dans la boutique',
    granted: { yes: 'permis', no: 'refusé', unknown: 'ne peut être vérifié' },
    movedTo: (address) => `Elle se trouve à ${address} : c’est cette adresse qui est gardée.`,
    accept: 'Accepter ce certificat',
    fingerprint: (fingerprint) => `SHA-256 ${fingerprint}`,
    needs: {
      'read-orders': 'Lire les commandes',
      'change-orders': 'Modifier et annuler les commandes',
      'read-customers': 'Lire les adresses et les clients',
      'read-products': 'Lire les produits',
      'read-stock': 'Lire le stock',
      'write-stock': 'Fixer le stock',
      'read-places': 'Lire les emplacements',
      ship: 'Expédier, avec numéros de suivi',
      refund: 'Inscrire les remboursements',
      returns: 'Lire les retours et y répondre',
      'read-shop': 'Lire les réglages de la boutique',
      'mark-owner': 'Noter quel programme travaille pour la boutique',
    },
    troubles: {
      noAddress: 'Saisissez l’adresse de la boutique.',
      needsHttps: (host) =>
        `${host} ne répond pas en https. Les clés ne partent qu’en https : activez-le là-bas.`,
      privateAddress: (host) =>
        `${host} est une machine d’un réseau local. Si c’est bien la boutique, autorisez-la par son nom : SWITCHYARD_LOCAL_SHOPS=${host}, puis relancez.`,
      moved: (host, target) =>
        `${host} nous renvoie vers ${target}, qui est peut-être une autre boutique. Saisissez cette adresse si c’est la vôtre.`,
      certificate: {
        'self-signed': (host) =>
          `${host} présente un certificat qu’elle a fait elle-même. Comparez l’empreinte avec celle du serveur avant de l’accepter.`,
        'unknown-issuer': (host) =>
          `Aucune autorité connue ne garantit le certificat de ${host}. Comparez l’empreinte avec celle du serveur avant de l’accepter.`,
        expired: (host) => `Le certificat de ${host} a expiré : renouvelez-le là-bas.`,
        'other-name': (host) =>
          `Le certificat de ${host} est fait pour un autre nom : saisissez l’adresse pour laquelle il est fait.`,
        changed: (host) =>
          `${host} présente un autre certificat que celui accepté auparavant. S’il a été renouvelé, comparez l’empreinte et acceptez-le.`,
      },
      noSuchHost: (host) => `${host} n’existe pas : vérifiez l’orthographe, et la connexion.`,
      nobodyThere: (host) => `Rien ne répond à ${host} : vérifiez l’adresse et le port.`,
      noAnswer: (host) => `${host} ne répond pas à temps : réessayez plus tard.`,
      webPage: (host) =>
        `${host} répond par une page web au lieu de données : vérifiez l’adresse, ou attendez si la boutique est en maintenance.`,
      serverFault: (host, status) =>
        `${host} est en panne de son côté (HTTP ${status}) : son propre journal dit pourquoi.`,
      slowDown: (host) => `${host} nous demande de ralentir : réessayez dans une minute.`,
      credentialsRefused: 'La boutique refuse ces accès : recopiez-les, ou créez-en de nouveaux.',
      notThatKind: {
        shopify: 'Aucun Shopify ne répond ici : saisissez l’adresse myshopify.com, pas celle du site.',
        woocommerce:
          'Aucun WooCommerce ne répond ici : vérifiez l’adresse, que WooCommerce est actif, et que les permaliens ne sont pas « simples ».',
        prestashop: 'Aucun webservice PrestaShop ne répond ici : vérifiez l’adresse, et qu’il est activé.',
        mirakl: 'Aucune place de marché Mirakl ne répond ici : vérifiez l’adresse.',
        amazon:
          'Amazon répond, mais pas pour ce vendeur sur cette place de marché : vérifiez les identifiants et la région.',
        vendure:
          'Aucun Vendure ne répond ici : vérifiez l’adresse, jusqu’à /admin-api, et l’emplacement du stock.',
      },
    },
  },
})
