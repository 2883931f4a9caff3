/** Files kept in this browser, by name, until they are no longer needed (IndexedDB; nothing leaves it). */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('drafts', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('files')
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const asked = act(database.transaction('files', mode).objectStore('files'))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  } finally {
    database.close()
  }
}

/** Keep a file; a browser without storage simply does not keep it. */
export async function keepFile(name: string, file: File): Promise<void> {
  await inStore('readwrite', (store) => store.put(file, name)).catch(() => undefined)
}

/** The file of that name, or null. */
export async function keptFile(name: string): Promise<File | null> {
  const found: unknown = await inStore('readonly', (store) => store.get(name)).catch(() => null)
  return found instanceof File ? found : null
}

/** Forget a file. */
export async function dropFile(name: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(name)).catch(() => undefined)
}
