// What a page does with the service, by types alone: it sends files, tells an analysis from a
// ranking, and reads every error. Compiled with --strict, then run: node client.js URL RESUME
import { openAsBlob } from "node:fs";
import createClient from "openapi-fetch";
import type { components, operations, paths } from "./schema.js";

type ErrorBody = components["schemas"]["ErrorEnvelope"];
type Task =
  | components["schemas"]["AnalysisDone"]
  | components["schemas"]["RankingDone"]
  | components["schemas"]["TaskFailed"]
  | components["schemas"]["TaskPending"];

// The body of every answer of 400 and above, of every operation.
type Failing = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 502 | 504 | "default";
type Body<Answer> = Answer extends { content: { "application/json": infer Json } } ? Json : never;
type Answers<O extends keyof operations> = operations[O]["responses"];
type AnyError = {
  [O in keyof operations]: Body<Answers<O>[keyof Answers<O> & Failing]>;
}[keyof operations];

const read = (body: AnyError): ErrorBody["code"] => body.code;

const [url = "", path = ""] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: url });

/** The parts of a multipart body; a list is sent as parts of one name. */
function form(body: Record<string, unknown>): FormData {
  const parts = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one instanceof Blob) parts.append(name, one, "resume.pdf");
      else if (one !== undefined) parts.append(name, String(one));
    }
  }
  return parts;
}

function told(task: Task): string {
  switch (task.status) {
    case "queued":
    case "running":
      return `${task.kind}: ${task.progress.done} of ${task.progress.total}`;
    case "failed":
      return `${task.kind}: ${task.code}`;
    case "done":
      return task.kind === "analysis"
        ? `analysis: ${task.result.ats_score.overall_score}`
        : `ranking: ${task.result.candidates.map((one) => one.name).join(", ")}`;
  }
}

async function result(id: string): Promise<string> {
  for (;;) {
    const { data, error } = await client.GET("/results/{task_id}", {
      params: { path: { task_id: id } },
    });
    if (error) return read(error);
    if (data.data.status !== "queued" && data.data.status !== "running") return told(data.data);
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

const resume = await openAsBlob(path);
const criteria = JSON.stringify(["Python", "Experience with PostgreSQL"]);

const ranked = await client.POST("/score-resumes", {
  params: { query: { async: true } },
  body: { criteria, files: [resume, resume] },
  bodySerializer: form,
});
const analysed = await client.POST("/analyze", {
  body: { file: resume, job_desc: "Backend engineer. You know Python." },
  bodySerializer: form,
});
const refused = await client.POST("/analyze-resume", {
  body: { resume: new Blob(["\u0000\u0001"]), job_description: "Backend engineer" },
  bodySerializer: form,
});
const ids = [ranked, analysed].map(({ data }) => {
  if (typeof data !== "object" || !("data" in data) || !("task_id" in data.data)) return "";
  return data.data.task_id;
});
const lines = [...(await Promise.all(ids.map(result))), refused.error && read(refused.error)];
console.log(JSON.stringify(lines));
