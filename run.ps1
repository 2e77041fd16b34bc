# The one way in on Windows: makes the virtual environment the first time, then does what is asked.
# The same words as ./run: demo, learnkit, test, promises, bench, lock.
$ErrorActionPreference = "Stop"
$env:PYTHONSAFEPATH = "1"
$env:PYTHONUTF8 = "1"

$root = $PSScriptRoot
$venv = Join-Path $root ".venv"
$py = Join-Path $venv "Scripts\python.exe"
$lock = Join-Path $root "requirements.lock"
$stamp = Join-Path $venv "set-up-for"
$kept = Join-Path $root ".learnkit"

function Say([string] $words) { [Console]::Error.WriteLine($words) }

function Run-Python {
    & $py @args
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Find-Python {
    $tried = @(@("py", "-3"), @("python"), @("python3"))
    if ($env:PYTHON) { $tried = @(, @($env:PYTHON)) + $tried }
    foreach ($words in $tried) {
        if (-not (Get-Command $words[0] -ErrorAction SilentlyContinue)) { continue }
        $more = @($words | Select-Object -Skip 1)
        & $words[0] @more -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>$null
        if ($LASTEXITCODE -eq 0) { return , $words }
    }
    Say "LearnKit needs Python 3.11 or later, and found none. Install it: winget install Python.Python.3.13"
    exit 1
}

function Get-Key { (Get-FileHash $lock).Hash + (Get-FileHash (Join-Path $root "pyproject.toml")).Hash + $root }

function Initialize-Environment {
    if (-not (Test-Path $py)) {
        $words = Find-Python
        $more = @($words | Select-Object -Skip 1)
        Say "Making the virtual environment"
        & $words[0] @more -m venv $venv
        if ($LASTEXITCODE -ne 0) { exit 1 }
    }
    Say "Installing what requirements.lock names (the first time some 340 MB come in)"
    $install = @("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps")
    Run-Python @install --require-hashes --only-binary ":all:" -r $lock
    Run-Python @install --no-build-isolation -e $root
    Set-Content -Path $stamp -Value (Get-Key) -NoNewline
}

function Update-Words {
    foreach ($language in Get-ChildItem (Join-Path $root "learnkit\locale") -Directory -ErrorAction SilentlyContinue) {
        $compiled = Join-Path $language.FullName "LC_MESSAGES\learnkit.mo"
        $sources = Get-ChildItem (Join-Path $language.FullName "*.po")
        if (-not (Test-Path $compiled) -or ($sources | Where-Object LastWriteTime -gt (Get-Item $compiled).LastWriteTime)) {
            & $py (Join-Path $root ".ci\catalogues.py") compile | ForEach-Object { Say $_ }
            return
        }
    }
}

function Start-Demo([string[]] $more) {
    $house = Join-Path $kept "demo"
    $whole = Join-Path $kept "demo-is-whole"
    if (-not (Test-Path $whole)) {
        New-Item -ItemType Directory -Force $kept | Out-Null
        Say "Making the demo school, once"
        $made = "$(& $py -m learnkit.cli.main --home $house demo create --seed 7)"
        if ($LASTEXITCODE -ne 0 -and $made -notmatch "school\.already_here") { Say $made; exit 1 }
        New-Item -ItemType File $whole | Out-Null
    }
    Run-Python -m ui.main --home $house @more
}

function Test-Everything([string[]] $more) {
    $quick = $more -contains "--quick"
    $more = @($more | Where-Object { $_ -ne "--quick" })
    $env:QT_QPA_PLATFORM = "offscreen"
    Set-Location $root
    $checks = [ordered]@{
        "words" = @(".ci\catalogues.py", "compile", "check"); "ruff" = @("-m", "ruff", "check", "--quiet")
        "format" = @("-m", "ruff", "format", "--check", "--quiet"); "mypy" = @("-m", "mypy")
        "imports" = @("-c", "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())")
        "licences" = @(".ci\licences.py", "--check"); "figures" = @(".ci\bench.py", "--check")
    }
    if (-not $quick) {
        $checks["tour"] = @(".ci\tour.py", (Join-Path $kept "tour"))
        $checks["promises"] = @(".ci\promises.py")
    }
    $checks["pytest"] = @("-m", "pytest") + $(if ($quick) { @("-m", "not slow") } else { @() }) + $more
    $failed = @()
    foreach ($name in $checks.Keys) {
        Write-Output "`n== $name"
        $words = $checks[$name]
        & $py @words
        if ($LASTEXITCODE -ne 0) { $failed += $name }
    }
    if ($failed) { Write-Output "Not clean: $failed"; exit 1 }
}

$verb = if ($args.Count) { $args[0] } else { "help" }
$rest = @($args | Select-Object -Skip 1)
if ($verb -notin @("demo", "learnkit", "test", "promises", "bench", "lock")) {
    Say ".\run.ps1 demo | learnkit ... | test [--quick] | promises [AREA] [--json] | bench NAME [--json] [--save] | lock"
    exit $(if ($verb -in @("help", "-h", "--help")) { 0 } else { 2 })
}
if (-not (Test-Path $py) -or -not (Test-Path $stamp) -or (Get-Content $stamp -Raw) -ne (Get-Key)) { Initialize-Environment }
Update-Words
switch ($verb) {
    "demo" { Start-Demo $rest }
    "learnkit" { Run-Python -m learnkit.cli.main @rest }
    "test" { Test-Everything $rest }
    "promises" { Run-Python (Join-Path $root ".ci\promises.py") @rest }
    "bench" { Run-Python (Join-Path $root ".ci\bench.py") @rest }
    "lock" {
        Set-Location $root
        & (Join-Path $venv "Scripts\uv.exe") pip compile --quiet --upgrade --universal --python-version 3.11 `
            --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --group dev pyproject.toml `
            -o requirements.lock
    }
}
