/** Writes a synthetic BerAKHLAK survey of any size as XLSX: seeded, the same bytes on every machine with the same zlib. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'

const LABELS = ['Sangat Tidak Setuju', 'Tidak Setuju', 'Ragu-ragu', 'Setuju', 'Sangat Setuju']
const UNITS = 502
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Time, name, unit and age, then the answers. @param headers the header of each answer column */
export async function writeWorkbook(path, rows, headers) {
  const columns = ['Stempel waktu', 'Nama', 'Unit Kerja', ...headers, 'Umur']
  const zip = zipFile(path)
  await zip.add('[Content_Types].xml', ['<Types/>'])
  await zip.add('xl/workbook.xml', [
    `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="Jawaban" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ])
  const parts = { worksheet: 'worksheets/sheet1', sharedStrings: 'sharedStrings', styles: 'styles' }
  const relations = Object.entries(parts).map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}.xml"/>`,
  )
  await zip.add('xl/_rels/workbook.xml.rels', [
    `<Relationships>${relations.join('')}</Relationships>`,
  ])
  await zip.add('xl/styles.xml', [
    `<styleSheet ${MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
  ])
  await zip.add('xl/sharedStrings.xml', sharedStrings(rows, columns))
  await zip.add('xl/worksheets/sheet1.xml', sheet(rows, columns, headers.length))
  zip.end()
}

/** Headers, labels, units, then a name for each row. */
function* sharedStrings(rows, columns) {
  yield `<sst ${MAIN}>`
  const units = Array.from({ length: UNITS }, (_, at) => `Unit Kerja ${at + 1}`)
  for (const text of [...columns, ...LABELS, ...units]) yield `<si><t>${text}</t></si>`
  for (let row = 0; row < rows; row++) yield `<si><t>Pegawai nomor ${row + 1}</t></si>`
  yield '</sst>'
}

function* sheet(rows, columns, items) {
  let state = 20261121
  const next = below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  const letters = columns.map((_, at) =>
    at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(39 + at)}`,
  )
  const text = (column, row, index) => `<c r="${letters[column]}${row}" t="s"><v>${index}</v></c>`
  const [labels, units] = [columns.length, columns.length + LABELS.length]
  yield `<worksheet ${MAIN}><dimension ref="A1:${letters.at(-1)}${rows + 1}"/><sheetData>`
  yield `<row r="1">${columns.map((_, at) => text(at, 1, at)).join('')}</row>`
  for (let row = 2; row <= rows + 1; row++) {
    let cells = `<c r="A${row}" s="1"><v>${46_000 + next(100_000) / 100_000}</v></c>`
    cells += text(1, row, units + UNITS + row - 2) + text(2, row, units + next(UNITS))
    for (let item = 0; item < items; item++) {
      if (next(50) > 0) cells += text(3 + item, row, labels + next(LABELS.length))
    }
    yield `<row r="${row}">${cells}<c r="${letters.at(-1)}${row}"><v>${20 + next(40)}</v></c></row>`
  }
  yield '</sheetData></worksheet>'
}

/** A ZIP file whose parts are packed while they come. */
function zipFile(path) {
  const file = openSync(path, 'w')
  const directory = []
  let at = 0
  const write = bytes => {
    writeSync(file, bytes)
    at += bytes.length
  }
  const header = (signature, name, { crc, packed, size }) => {
    const bytes = Buffer.alloc(signature === LOCAL ? 30 : 46)
    const shift = signature === LOCAL ? 0 : 2
    bytes.writeUInt32LE(signature, 0)
    bytes.writeUInt16LE(20, 4 + shift)
    bytes.writeUInt16LE(8, 8 + shift)
    bytes.writeUInt16LE(0x21, 12 + shift)
    bytes.writeUInt32LE(crc, 14 + shift)
    bytes.writeUInt32LE(packed, 18 + shift)
    bytes.writeUInt32LE(size, 22 + shift)
    bytes.writeUInt16LE(name.length, 26 + shift)
    return bytes
  }
  return {
    async add(name, texts) {
      const facts = { crc: 0, packed: 0, size: 0 }
      const packing = createDeflateRaw()
      const done = collected(packing)
      let text = ''
      const push = async () => {
        const bytes = Buffer.from(text)
        text = ''
        facts.crc = crc32(bytes, facts.crc)
        facts.size += bytes.length
        if (!packing.write(bytes)) await new Promise(resolve => packing.once('drain', resolve))
      }
      for (const each of texts) {
        text += each
        if (text.length > 1 << 16) await push()
      }
      await push()
      packing.end()
      const packed = await done
      facts.packed = packed.length
      const central = header(CENTRAL, name, facts)
      central.writeUInt32LE(at, 42)
      directory.push(central, Buffer.from(name))
      write(header(LOCAL, name, facts))
      write(Buffer.from(name))
      write(packed)
    },
    end() {
      const bytes = Buffer.concat(directory)
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(directory.length / 2, 8)
      end.writeUInt16LE(directory.length / 2, 10)
      end.writeUInt32LE(bytes.length, 12)
      end.writeUInt32LE(at, 16)
      write(bytes)
      write(end)
      closeSync(file)
    },
  }
}

const [LOCAL, CENTRAL] = [0x04034b50, 0x02014b50]

async function collected(stream) {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
