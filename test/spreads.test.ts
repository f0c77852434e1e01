/** No list without a bound is spread into the arguments of a call: V8 throws a RangeError for too many of them. */
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './support/imports.ts'

/** Files whose spreads are short for a reason that their types do not show. */
const bounded: Record<string, string> = {
  'src/kernel/bind.ts': 'faults of the contract at start, a few per operation',
  'src/kernel/document.ts': 'faults of the contract at start, a few per reference',
  'src/kernel/parameters.ts': 'the values of one parameter, which fit into the head of a request',
  'src/kernel/violations.ts': 'the violations of one request, whose number is limited',
  'src/db/transactions/shared-transaction.ts': 'the requests that share a transaction, whose number is limited',
  'src/features/account/export.ts': 'a page of an export',
  'src/features/trash/queries.ts': 'names of columns',
  'src/features/users/queries.ts': 'names of columns',
  'src/sdk/event-stream.ts': 'the events of one line, at most one',
  'src/features/webhooks/filters.ts': 'a slice of deliveries, whose size is a constant',
  'src/web/lists/use-rows.ts': 'a part of a list, whose size is a constant',
  'src/web/projects/tree.ts': 'the projects of one branch, at most 100 below each on three levels',
  'src/web/store/subtasks.ts': 'the to-dos of one tree, at most 500',
  'scripts/check-words/prose.ts': 'the lines of one comment',
  'scripts/command-line.ts': 'the examples of one command',
  'scripts/contract-diff/document.ts': 'the segments of one pointer',
  'scripts/contract-diff/gate.ts': 'faults of one file of the repository',
  'scripts/contract-diff/read-view.ts': 'the keywords of one schema',
  'scripts/contract-diff/sampling/samples.ts': 'the samples of one schema, whose number is limited',
  'scripts/mock/examples.ts': 'the examples that one operation lacks',
}

/** The spreads into arguments whose list may have any length, by file. */
function spreadsIn(program: ts.Program, isOurs: (file: string) => boolean): Map<string, string[]> {
  const types = program.getTypeChecker()
  const found = new Map<string, string[]>()
  for (const source of program.getSourceFiles()) {
    const file = relative(root, source.fileName)
    if (!isOurs(file)) continue
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) || ts.isNewExpression(node))
        for (const argument of node.arguments ?? [])
          if (ts.isSpreadElement(argument) && !hasFixedLength(argument.expression, types))
            found.set(file, [...(found.get(file) ?? []), argument.getText(source)])
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}

/** A tuple without a rest, or the arguments of the enclosing function, which its callers have bounded. */
function hasFixedLength(list: ts.Expression, types: ts.TypeChecker): boolean {
  const type = types.getTypeAtLocation(list)
  if (types.isTupleType(type) && !((type as ts.TypeReference).target as ts.TupleType).hasRestElement) return true
  const declaration = types.getSymbolAtLocation(list)?.valueDeclaration
  return declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined
}

const sources = ['src', 'scripts'].flatMap((folder) => ts.sys.readDirectory(join(root, folder), ['.ts', '.tsx']))

/** Without packages and the DOM, which take most of the time: of their types no tuple is spread. */
function programOf(files: string[]): ts.Program {
  const options: ts.CompilerOptions = {
    ...{ target: ts.ScriptTarget.ESNext, lib: ['lib.es2024.d.ts'], types: [], strict: true },
    ...{ module: ts.ModuleKind.NodeNext, allowImportingTsExtensions: true, noEmit: true, jsx: ts.JsxEmit.ReactJSX },
  }
  const host = ts.createCompilerHost(options)
  const isOurs = (path: string) => !path.includes('node_modules') || path.includes('node_modules/typescript/lib')
  const { fileExists, directoryExists } = host
  host.fileExists = (path) => isOurs(path) && fileExists(path)
  host.directoryExists = (path) => isOurs(path) && directoryExists?.(path) === true
  return ts.createProgram(files, options, host)
}

test('src and scripts spread only short lists into arguments', { timeout: 120_000 }, () => {
  const isOurs = (file: string) => /^(src|scripts)\//.test(file) && !file.startsWith('src/kernel/test/')
  const found = spreadsIn(programOf(sources), isOurs)
  expect(found.size).toBeGreaterThan(0)
  expect([...found].filter(([file]) => !(file in bounded))).toEqual([])
  expect(
    Object.keys(bounded).filter((file) => !found.has(file)),
    'reasons without a spread',
  ).toEqual([])
})

test('a list is found, and neither a tuple nor the rest of the own parameters', () => {
  const file = join(root, 'test/spread-sample.ts')
  const text = `declare const f: (...all: number[]) => void, list: number[], pair: [number, number]
    f(...list); f(...pair); f(...list.map((n) => n)); new Set([...list])
    export const g = (...all: number[]) => f(...all)`
  const host = ts.createCompilerHost({})
  const read = host.getSourceFile
  host.getSourceFile = (name, options) =>
    name === file ? ts.createSourceFile(name, text, options) : read.call(host, name, options)
  const program = ts.createProgram([file], { noLib: true, types: [] }, host)
  expect([...spreadsIn(program, () => true).values()]).toEqual([['...list', '...list.map((n) => n)']])
})
