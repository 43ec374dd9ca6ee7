@echo off
rem Starts AOScope on a JDK 25 or later, which it looks for itself.
rem   JAVA_HOME     used when it holds one
rem   AOSCOPE_OPTS  further options for the JVM, for example -Xmx8g
setlocal EnableDelayedExpansion
set "LIB=%~dp0..\lib"
set "JAVA_EXE="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do if not defined JAVA_EXE call :consider "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%USERPROFILE%\.jdks\*") do if not defined JAVA_EXE call :consider "%%~d"
if not defined JAVA_EXE (
  echo aoscope: no JDK 25 or later was found; install one, for example Temurin 25 from adoptium.net, or set JAVA_HOME to it 1>&2
  exit /b 2
)
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:-DontCompileHugeMethods -XX:-ClipInlining -XX:Tier0ProfilingStartPercentage=1000000 %AOSCOPE_OPTS% --class-path "%LIB%\*" io.aoscope.app.Main %*
exit /b %ERRORLEVEL%

:consider
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "MAJOR=%%v"
set "MAJOR=%MAJOR:"=%"
if %MAJOR% GEQ 25 set "JAVA_EXE=%~1\bin\java.exe"
exit /b
