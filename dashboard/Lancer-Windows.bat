@echo off
rem Double-click: sets Lauréats up once, then opens it in the browser.
chcp 65001 >nul
cd /d "%~dp0.."
where py >nul 2>nul && (py -3 dashboard\commands\first_start.py %* & goto done)
where python >nul 2>nul && (python dashboard\commands\first_start.py %* & goto done)
echo Installez Python 3.11 ou plus récent depuis python.org, puis relancez ce fichier.
echo Install Python 3.11 or later from python.org, then open this file again.
pause
exit /b 2
:done
if errorlevel 1 pause
