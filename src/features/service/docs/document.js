// Loads the document for both documentation pages: the contract with code samples and links to the problem pages.

async function read(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.json()
}

const methods = new Set(['get', 'put', 'post', 'delete', 'patch'])

/** Every operation object of `paths`. */
const operationsOf = (document) =>
  Object.values(document.paths).flatMap((item) =>
    Object.entries(item)
      .filter(([name]) => methods.has(name))
      .map(([, operation]) => operation),
  )

/** Replaces the default origin in a sample by the origin of this page. */
function atThisOrigin(source) {
  return source
    .replaceAll('http://localhost:8000', location.origin)
    .replaceAll('ws://localhost:8000', location.origin.replace(/^http/, 'ws'))
}

/** Turns problem codes in descriptions into links to the pages that explain them. */
function linkProblems(document, problems) {
  const texts = (node) => {
    if (node === null || typeof node !== 'object') return
    if (typeof node.description === 'string')
      node.description = node.description.replaceAll(/`([a-z_]+)`/g, (text, code) =>
        Object.hasOwn(problems, code) ? `[${text}](/problems/${code})` : text,
      )
    Object.values(node).forEach(texts)
  }
  texts(document.paths)
  texts(document.components.responses)
}

/** Tags that a reader of the documentation looks for first and last; the others keep their order. */
const [firstTags, lastTags] = [['todos', 'projects'], ['service']]

function sortTags(document) {
  const rank = ({ name }) =>
    firstTags.includes(name) ? firstTags.indexOf(name) - firstTags.length : lastTags.includes(name) ? 1 : 0
  document.tags.sort((a, b) => rank(a) - rank(b))
}

/** Resolves with the document, its operations completed by `x-codeSamples`, and with its problem codes. */
export async function readDocument() {
  const [document, samples] = await Promise.all([read('/openapi.json'), read('/docs/assets/code-samples.json')])
  for (const operation of operationsOf(document))
    operation['x-codeSamples'] = samples[operation.operationId].map((sample) => ({
      ...sample,
      source: atThisOrigin(sample.source),
    }))
  const problems = document.components.schemas.ProblemCode['x-problems']
  linkProblems(document, problems)
  sortTags(document)
  return { document, problems }
}
