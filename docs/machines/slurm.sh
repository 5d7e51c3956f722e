#!/bin/sh
#SBATCH --array=1-20 --cpus-per-task=2
# The whole matrix in 20 parts, then an hour of random search, each machine with a seed of its own. 1 says that something was found.
./luo matrix --shard auto --json "matrix-$SLURM_ARRAY_TASK_ID.json" || [ $? = 1 ] || exit
./luo check --engine random --time "${SOAK:-1h}" --seed "$SLURM_ARRAY_TASK_ID" --no-traces --json "soak-$SLURM_ARRAY_TASK_ID.json"
