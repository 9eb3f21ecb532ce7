import { brief, element } from './ejson.js'

const PAGE = 50
let collection
let skip = 0
let editing

const $ = id => document.getElementById(id)

for (const button of document.querySelectorAll('nav button')) {
  button.onclick = () => {
    for (const other of document.querySelectorAll('nav button')) {
      other.setAttribute('aria-pressed', String(other === button))
      $(other.dataset.room).hidden = other !== button
    }
    if (button.dataset.room === 'data') showCollections()
  }
}
$('filter').onchange = () => showDocuments(0)
$('more').onclick = () => showDocuments(skip + PAGE)
$('back').onclick = () => showDocuments(Math.max(0, skip - PAGE))
$('reset').onclick = async () => {
  if (confirm('清空所有集合里的全部文档？集合和索引会留下。')) await empty('reset')
}
$('resetone').onclick = async () => {
  if (confirm(`清空集合 ${collection} 里的全部文档？`)) await empty(`reset/${collection}`)
}
$('editor').onsubmit = async event => {
  event.preventDefault()
  await send('PUT', $('text').value)
}
$('delete').onclick = () => {
  if (confirm('删除这份文档？')) return send('DELETE')
}

async function empty(path) {
  await fetch(path, { method: 'POST' })
  $('editor').hidden = true
  skip = 0
  await refresh()
}

async function showCollections() {
  const all = await (await fetch('collections')).json()
  $('collections').replaceChildren(
    ...all.map(({ name, documents, indexes, geo }) => {
      const button = element('button')
      button.type = 'button'
      button.setAttribute('aria-current', String(name === collection))
      button.append(
        element('span'),
        element('span', 'name', name),
        element('span', 'figures', String(documents)),
        element(
          'span',
          'sub',
          [
            ...indexes.map(index => (index.unique ? `${index.name}（唯一）` : index.name)),
            ...geo.map(field => `${field}（位置）`),
          ].join('，') || '没有索引',
        ),
      )
      button.onclick = () => {
        collection = name
        $('filter').value = ''
        $('editor').hidden = true
        $('resetone').hidden = false
        skip = 0
        return refresh()
      }
      const item = element('li')
      item.append(button)
      return item
    }),
  )
}

async function showDocuments(from) {
  skip = from
  const query = new URLSearchParams({ filter: $('filter').value, skip: String(skip), limit: String(PAGE) })
  const answer = await (await fetch(`collections/${collection}?${query}`)).json()
  const documents = answer.documents ?? []
  $('effort').textContent = answer.message ?? `读过 ${answer.effort.scanned}，得到 ${answer.effort.returned}`
  $('more').hidden = documents.length < PAGE
  $('back').hidden = skip === 0
  $('nodocuments').hidden = documents.length > 0
  $('nodocuments').textContent = '这里没有文档。'
  $('documents').replaceChildren(...documents.map(documentLine))
}

function documentLine(doc) {
  const button = element('button')
  button.type = 'button'
  const { _id, ...fields } = doc
  button.append(element('span', 'name', _id), element('span', 'sub', brief(fields, 160)))
  button.onclick = () => {
    editing = _id
    $('text').value = JSON.stringify(doc, null, 2)
    $('said').textContent = ''
    $('editor').hidden = false
    $('editor').scrollIntoView({ block: 'nearest' })
  }
  const item = element('li')
  item.append(button)
  return item
}

async function send(method, body) {
  const id = typeof editing === 'number' ? `number:${editing}` : editing
  const answer = await fetch(`collections/${collection}/${encodeURIComponent(id)}`, { method, body })
  const said = await answer.json()
  $('said').textContent = answer.ok ? (method === 'PUT' ? '已保存' : '已删除') : said.message
  if (!answer.ok) return
  if (method === 'DELETE') $('editor').hidden = true
  await refresh()
}

const refresh = () => Promise.all([showCollections(), collection ? showDocuments(skip) : undefined])
