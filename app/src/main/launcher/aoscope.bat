@echo off
rem Starts AOScope on a JDK 25 or later, which it looks for itself.
rem   JAVA_HOME     used when it holds one
rem   AOSCOPE_OPTS  further options for the JVM, for example -Xmx8g
setlocal DisableDelayedExpansion
set "LIB=%~dp0..\lib"
set "JAVA_EXE="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for %%j in (java.exe) do call :consider "%%~dp$PATH:j.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~d"
if not defined JAVA_EXE (
  echo aoscope: no JDK 25 or later was found; install one, for example Temurin 25 from adoptium.net, or set JAVA_HOME to it>&2
  exit /b 2
)
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:-DontCompileHugeMethods -XX:-ClipInlining -XX:C1InlineStackLimit=8 -XX:Tier0ProfilingStartPercentage=1000000 %AOSCOPE_OPTS% --class-path "%LIB%\*" io.aoscope.app.Main %*
exit /b %ERRORLEVEL%

rem Takes the JDK in a folder where none was found yet and this one is new enough.
:consider
if defined JAVA_EXE exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "MAJOR=0"
for /f "usebackq tokens=1,* delims==" %%k in ("%~1\release") do if "%%k"=="JAVA_VERSION" for /f "delims=." %%v in ("%%~l") do set "MAJOR=%%v"
if %MAJOR% GEQ 25 set "JAVA_EXE=%~1\bin\java.exe"
exit /b
