#!/bin/bash
# usage: check_slurm.sh DATELINE PROJECT WORK
# The scripts of docs/batch.md for Slurm, on a cluster of this one machine that is made here and ended at the end: what they join is
# what one process gives, also when a task was killed and the pieces were submitted again. 77 where Slurm is not here.
set -euo pipefail
export PATH=$PATH:/usr/sbin:/sbin
for name in munged slurmctld slurmd sbatch squeue scancel; do
  command -v "$name" > /dev/null || { echo "skipped: no $name (Debian: slurmctld, slurmd, slurm-client, munge)"; exit 77; }
done
. "$(dirname "$0")/page.sh" "$@"

# What listens does so on this machine alone, and takes nothing that was not signed with the key made here. Sockets have short
# names, wherever the tests are.
cluster=$(mktemp -d /tmp/dateline-slurm.XXXXXX)
started=()
end_cluster() {
  scancel --quiet --signal=KILL --full --user="$(id -un)" 2> /dev/null || true
  for ((i = ${#started[@]}; i-- > 0;)); do
    kill "${started[i]}" 2> /dev/null || true
    wait "${started[i]}" 2> /dev/null || true
  done
  rm -rf "$cluster"
}
trap end_cluster EXIT
mkdir "$cluster/key" "$cluster/run" "$cluster/spool" "$cluster/state"
chmod 755 "$cluster" "$cluster/run"
chmod 700 "$cluster/key"
(umask 377; head -c 1024 /dev/urandom > "$cluster/key/munge")
read -r port other < <(python3 -c '
import socket
two = [socket.socket(), socket.socket()]
for one in two: one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in two))')
memory=$(awk '/^MemTotal/ { print int($2 / 1024) - 100 }' /proc/meminfo)
export SLURM_CONF=$cluster/slurm.conf
cat > "$SLURM_CONF" << END
ClusterName=desk
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$other
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$cluster/run/munge
CredType=cred/munge
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool
SlurmctldPidFile=$cluster/run/slurmctld.pid
SlurmdPidFile=$cluster/run/slurmd.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/builtin
SlurmdParameters=config_overrides
MpiDefault=none
ReturnToService=2
KillWait=1
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=8 RealMemory=$memory State=UNKNOWN
PartitionName=desk Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
# start NAME WORD…: in the background; what it says is in NAME.log.
start() {
  local name=$1
  "$@" > "$name.log" 2>&1 &
  started+=($!)
}
# within SECONDS WHAT COMMAND…: waits until the command succeeds.
within() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    ((SECONDS < end)) || { tail -n 20 ./*.log; fails "$what"; }
    sleep 0.2
  done
}
start munged --foreground --socket="$cluster/run/munge" --key-file="$cluster/key/munge" --pid-file="$cluster/run/munged.pid" \
  --log-file="$cluster/key/log" --seed-file="$cluster/key/seed"
within 20 "munged does not answer" munge --no-input --socket="$cluster/run/munge"
start slurmctld -D
start slurmd -D
idle() { [[ $(sinfo --noheader --format=%t) == idle ]]; }
# Slurm wants a name of this machine that can be looked up, and its control groups: a bare chroot has neither.
for ((i = 0; i < 100; i++)); do
  idle 2> /dev/null && break
  for daemon in "${started[@]:1}"; do
    kill -0 "$daemon" 2> /dev/null && continue
    echo "skipped: Slurm does not start on this machine: $(grep -hE 'fatal|failed|error' slurmd.log slurmctld.log | tail -n 1)"
    exit 77
  done
  sleep 0.2
done
within 20 "the cluster of one machine does not come up" idle

mapfile -t commands < <(section "A cluster: Slurm")
((${#commands[@]} == 1)) || fails "other commands than this test knows: ${commands[*]}"
nothing_left() { [[ -z $(squeue --noheader) ]]; }

echo hang > down
bash -c "${commands[0]}"
within 30 "no task got to the line that hangs" test -e hanging
scancel "$(< hanging)"
within 30 "the tasks do not end" nothing_left
[[ ! -e records.jsonl ]] || fails "joined, and a task was killed"
grep -q 'has no answers' join.log || { cat join.log; fails "the join does not say what is missing"; }
(($(grep -c . join.log) == 1)) || { cat join.log; fails "more is missing than was killed"; }
rm down
before=$(wc -l < calls)
bash -c "${commands[0]}"
within 30 "the second run does not end" nothing_left
(($(wc -l < calls) - before == 1)) || fails "$(($(wc -l < calls) - before)) tasks ran again, and one was killed"
same records.jsonl
echo "Slurm gives what one process gives"
