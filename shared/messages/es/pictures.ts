import type { Translation } from '../definition.ts'
import type { pictures as english } from '../en/pictures.ts'

export const pictures: Translation<typeof english> = {
  title: 'Foto',
  of: 'Foto de {product}',
  none: 'Aún sin foto',
  awaited: 'Se está descargando',
  fromPerson: 'Elegida aquí',
  fromFile: 'De un archivo importado',
  fromChannel: 'De {channel}',
  upload: 'Elegir una foto',
  replace: 'Cambiar',
  remove: 'Quitar',
  removed: 'Se ha quitado la foto de {sku}',
  dropHere: 'PNG, JPEG o WebP. Quien prepara la ve junto al artículo que escanea.',
  unreadable: 'Este archivo no es una imagen que se pueda mostrar: elija un PNG, un JPEG o un WebP.',
  tooLarge: 'La foto ocupa {kilobytes, number} kB y el máximo son 8000 kB: guárdela más pequeña.',
  tooManyPixels:
    'La foto mide {width, number} × {height, number} píxeles y el máximo son 6000 en su lado mayor: guárdela más pequeña.',
  webpTooLarge:
    'Este WebP ocupa {kilobytes, number} kB y el máximo son 200 kB y 1000 píxeles: guárdelo más pequeño, o como JPEG.',
  noPicture: 'Lo que ha llegado no es un PNG, un JPEG ni un WebP.',
  damaged: 'La foto está dañada o incompleta.',
  undrawable:
    'La foto es demasiado grande y no se ha podido reducir: guárdela de nuevo, de unos 500 píxeles de ancho.',
  badAddress: 'No es una dirección web que empiece por https://',
  notThere: '{host} responde {status} en lugar de la foto',
  noRoom: 'Las fotos ocupan aquí 2 GB, que es el máximo: no se descarga ninguna más.',
}
