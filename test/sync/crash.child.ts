// One operation of sharing in a process of its own, so that a test can have it die at a chosen step. Comes in: a request as
// JSON on the command line. Goes out: the steps and the outcome as JSON on standard output, if it lives that long.
import { createFaults, type Fault } from '../support/shareFaults.ts';
import { createShareFolder } from '../support/shareWorld.ts';

interface ChildRequest {
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly operation: 'commit' | 'share' | 'errand' | 'recover';
  readonly paths: readonly string[];
  readonly include?: readonly string[];
  /** Files that an editor of this process holds with unsaved changes. */
  readonly unsaved?: readonly string[];
  readonly fault?: Fault;
}

const request = JSON.parse(process.argv[2] ?? '{}') as ChildRequest;
const faults = createFaults(request.fault);
const repository = await createShareFolder(request.root, request.environment, {
  wrap: (git) => faults.wrapGit(git),
  wrapDisk: (disk) => faults.wrapDisk(disk),
  deps: { dirtyPaths: () => request.unsaved ?? [] },
});
const { paths, include = [] } = request;
const operations = {
  commit: () => repository.commit({ paths, message: 'from the child' }),
  share: () => repository.share(),
  errand: () => repository.commitAndShare({ paths, include, message: 'from the child' }),
  recover: () => repository.recover(),
};
const outcome = await operations[request.operation]();
process.stdout.write(JSON.stringify({ steps: faults.steps, outcome }));
